"""The tables that journalists take away: agreements, their money, their projects.

Only agreements in force are listed, so that a sum over a column is the sum on the pages. There is
no amount per project, because the agreements name none, and no name of a person.
"""

from __future__ import annotations

from macros.exports.tables.agreements import AGREEMENTS
from macros.exports.tables.budgets import BUDGETS
from macros.exports.tables.projects import PROJECTS

DATA_TABLES = (AGREEMENTS, BUDGETS, PROJECTS)
