"""The five sectors as shapes, on a field of 24 by 24; what is no sector is a ring."""

SECTORS = ("academia", "public", "civil_society", "business", "residents")

SHAPES = {
    "academia": '<path d="M1.5 17.5a10.5 10.5 0 0 1 21 0z"/>',
    "public": '<path d="M3 3h18v18H3z"/>',
    "civil_society": '<circle cx="12" cy="12" r="10"/>',
    "business": '<path d="M12 2 23 21.5H1z"/>',
    "residents": '<path d="M2.5 2.5H12a9.5 9.5 0 0 1 9.5 9.5v9.5H12A9.5 9.5 0 0 1 2.5 12z"/>',
}
RING = '<circle cx="12" cy="12" r="9.5"/>'
