"""Views of the pages that show several apps."""
