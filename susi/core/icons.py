"""The icons that templates may use: names from Lucide (ISC licence), drawn in ``static/icons.svg``.

To add one: put its name here in its place in the alphabet, unpack the npm package
``lucide-static`` somewhere and run ``python -m tests.support.icons FOLDER``, which writes the
sprite anew from the names below.
"""

SPRITE = "icons.svg"

NAMES = frozenset(
    """
    archive arrow-down arrow-left arrow-right arrow-up ban bell book-open building-2
    calendar calendar-check calendar-plus chart-bar check chevron-down chevron-left chevron-right
    chevron-up circle-alert circle-check circle-help circle-x clipboard-list clock copy dices
    download ellipsis external-link eye eye-off file-text filter flag globe grip-vertical hand
    history house inbox info key-round languages lightbulb link list-checks lock lock-open log-in
    log-out mail map-pin menu message-square minus monitor move-horizontal paperclip pause pencil
    play plus printer qr-code refresh-cw rotate-ccw save search send settings shield-check shuffle
    smartphone sprout square star trash-2 triangle-alert undo-2 upload user user-check user-minus
    user-plus users users-round video vote wifi-off x
    """.split()
)
