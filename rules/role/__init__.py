"""Which kind of software work a resume tells of, how sure that is, and by what."""

from rules.role.kinds import CLEAR, Reading, Role
from rules.role.signs import roles_of
from rules.role.weighing import role_of

__all__ = ["CLEAR", "Reading", "Role", "role_of", "roles_of"]
