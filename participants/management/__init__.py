"""Work with files, for people at a shell."""
