"""The rows of the table of access that are about groups, and what stands in their addresses."""

# method, name, and the answers in the order of ``tests.support.world.ACTORS``
GROUPS = """\
GET  groups                    in 404 404 404 404 404 200 404 200
POST groups_propose            in 404 404 404 404 404 422 404 422
POST groups_rest               in 404 404 404 404 404 303 404 303
POST groups_undo               in 404 404 404 404 404 422 404 422
POST groups_move               in 404 404 404 404 404 422 404 422
POST groups_swap               in 404 404 404 404 404 422 404 422
POST groups_lock               in 404 404 404 404 404 422 404 422
POST groups_wish               in 404 404 404 404 404 422 404 422
POST groups_wish_drop          in 404 404 404 404 404 303 404 303
GET  groups_repair             in 404 404 404 404 404 200 404 200
POST groups_repair             in 404 404 404 404 404 303 404 303
GET  groups_publish            in 404 404 404 404 404 200 404 200
POST groups_publish            in 404 404 404 404 404 303 404 303
GET  group_edit                in 404 404 404 404 404 200 404 200
POST group_edit                in 404 404 404 404 404 303 404 303
GET  my_group                  in 404 403 200 200 200 200 404 200
"""


def of_groups(world):
    """Give what stands in the addresses that name more than the session."""
    session = {"pk": world.session.pk}
    return {
        "group_edit": {**session, "group_pk": world.group.pk},
        "groups_wish_drop": {**session, "wish_pk": world.wish.pk},
    }
