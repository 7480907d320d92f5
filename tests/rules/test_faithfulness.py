"""A rewording says no more than its line: no number, name, technology or claim of its own, and no praise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.faithfulness import Fault, fault_of

MIGRATION = "Responsible for migration of 12 services from Oracle to PostgreSQL, cutting p99 from 340 ms to 45 ms"
CHECKOUT = "Helped with the redesign of the checkout page in React"


@pytest.mark.parametrize(
    ("line", "wording"),
    [
        (MIGRATION, "Migrated 12 services from Oracle to PostgreSQL, cutting p99 from 340 ms to 45 ms"),
        (MIGRATION, "Moved 12 services from Oracle to PostgreSQL and lowered p99 from 340 ms to 45 ms"),
        (CHECKOUT, "Helped redesign the checkout page in React"),
        (CHECKOUT, "Assisted in redesigning the React checkout page"),
        ("Worked on various bug fixes and testing of the login form", "Fixed and tested bugs in the login form"),
        ("Did the documentation of our REST API for partners", "Documented the REST API for partners"),
        ("Was in charge of the billing service (Go) at night", "Owned the billing service (Go) at night"),
        ("Monitoring of 40 servers using Grafana", "Watched 40 servers with Grafana"),
        ("Collected and analyzed logs of the Kestrel gateway", "Gathered and examined logs of the Kestrel gateway"),
    ],
)
def test_the_same_in_other_words_is_let_through(line: str, wording: str) -> None:
    assert fault_of(line, wording) is None


@pytest.mark.parametrize(
    ("line", "wording", "fault"),
    [
        # numbers
        (MIGRATION, "Migrated 14 services from Oracle to PostgreSQL, cutting p99 from 340 ms to 45 ms", Fault.FIGURES),
        (MIGRATION, "Migrated 12 services from Oracle to PostgreSQL, cutting p99 from 45 ms to 340 ms", Fault.FIGURES),
        (MIGRATION, "Migrated 12 services from Oracle to PostgreSQL, cutting p99 by 87%", Fault.FIGURES),
        (MIGRATION, "Migrated services from Oracle to PostgreSQL, cutting p99", Fault.FIGURES),
        ("Wrote 3 services with 40 endpoints", "Wrote 3 endpoints with 40 services", Fault.FIGURES),
        ("Ran the weekly import of orders", "Ran the weekly import of three orders", Fault.CLAIMS),
        # technologies
        (
            MIGRATION,
            "Migrated 12 services from PostgreSQL to Oracle, cutting p99 from 340 ms to 45 ms",
            Fault.TECHNOLOGIES,
        ),
        (
            MIGRATION,
            "Migrated 12 services from Oracle to AWS RDS, cutting p99 from 340 ms to 45 ms",
            Fault.TECHNOLOGIES,
        ),
        (CHECKOUT, "Helped redesign the checkout page in React and Redux", Fault.TECHNOLOGIES),
        (CHECKOUT, "Helped redesign the checkout page", Fault.TECHNOLOGIES),
        # names
        (CHECKOUT, "Helped Stripe redesign the checkout page in React", Fault.TECHNOLOGIES),
        (CHECKOUT, "Helped Northwind redesign the checkout page in React", Fault.NAMES),
        # claims
        (CHECKOUT, "Redesigned the checkout page in React", Fault.SHARED),
        (CHECKOUT, "Helped lead the redesign of the checkout page in React", Fault.CLAIMS),
        (CHECKOUT, "Helped redesign the award-winning checkout page in React", Fault.CLAIMS),
        (CHECKOUT, "Helped successfully redesign the checkout page in React", Fault.CLAIMS),
        (CHECKOUT, "Helped redesign the checkout page in React, delighting customers", Fault.CLAIMS),
        ("Wrote a basic parser for logs", "Wrote a parser for logs", Fault.SHARED),
        ("Planned the move of the shop to Kubernetes", "Moved the shop to Kubernetes", Fault.SHARED),
        ("Kept the build from failing for a month", "Kept the build not failing for a month", Fault.TURNED),
        ("Maintained the payments service in Java", "Built the payments service in Java", Fault.CLAIMS),
        # the line's words, but not what it says
        ("Ignored no alert; wrote reports on praise from clients for uptime", "Praise from clients", Fault.TURNED),
        ("Tested the import of orders, the export of bills and the nightly sync", "Tested the import", Fault.LOST),
        # shape
        (CHECKOUT, "Helped redesign the **checkout** page in React", Fault.SHAPE),
        (CHECKOUT, "Helped redesign the [checkout](https://evil.example) page in React", Fault.SHAPE),
        (CHECKOUT, "Helped redesign the checkout page in React www.evil.example", Fault.SHAPE),
        (CHECKOUT, "Helped @everyone redesign the checkout page in React", Fault.SHAPE),
        (CHECKOUT, "Helped <!channel> redesign the checkout page in React", Fault.SHAPE),
        (CHECKOUT, "Helped redesign the checkout page in React\u202e", Fault.SHAPE),
        (CHECKOUT, "Helped redesign the сheckout page in React", Fault.SHAPE),  # with a Cyrillic letter
        (CHECKOUT, "Helped redesign the checkout page in React 🎉", Fault.SHAPE),
        (CHECKOUT, "Ayudé a rediseñar la página de pago en React", Fault.SHAPE),
        (CHECKOUT, "Helfe bei dem Redesign der Seite in React", Fault.NAMES),
        (CHECKOUT, "React", Fault.SHAPE),
        (CHECKOUT, "", Fault.SHAPE),
        (CHECKOUT, "Helped redesign the checkout page in React " * 4, Fault.SHAPE),
        (CHECKOUT, "Helped with the redesign of the checkout page in React.", Fault.NOTHING_NEW),
    ],
)
def test_whatever_says_more_or_less_is_refused(line: str, wording: str, fault: Fault) -> None:
    assert fault_of(line, wording) is fault


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_two_texts_can_be_compared(line: str, wording: str) -> None:
    assert fault_of(line, wording) in (None, *Fault)


@given(st.text(max_size=200))
def test_nothing_is_let_through_that_the_line_has_no_sign_of(wording: str) -> None:
    assert fault_of(CHECKOUT, wording) is not None or set(wording) <= set(
        CHECKOUT + CHECKOUT.lower() + "'’,.;:()-–—/&%\"“”"
    )
