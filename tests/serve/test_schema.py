"""Whatever the OpenAPI document allows, and much that it does not, gets an answer that is no failure of ours."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from starlette.testclient import TestClient

from attribune.serve import Settings, create_app

HERE = {"host": "localhost"}
DESCRIBED = create_app(Settings(Path("record.db"))).openapi()["paths"]  # nothing is opened before the first request
OPERATIONS = [(path, method) for path, methods in DESCRIBED.items() for method in methods]


@pytest.fixture(scope="module")
def schema(database: Path) -> Iterator[Any]:
    app = create_app(Settings(database))
    with TestClient(app):
        yield schemathesis.openapi.from_asgi("/api/openapi.json", app, headers=HERE)


@pytest.mark.parametrize(("path", "method"), OPERATIONS, ids=lambda part: part.strip("/"))
def test_no_request_makes_the_server_fail(schema: Any, path: str, method: str) -> None:
    operation = schema[path][method]
    asked = 0

    @settings(max_examples=30, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), database=None)
    @given(case=operation.as_strategy())
    def answered(case: Any) -> None:
        nonlocal asked
        case.call_and_validate(headers=HERE, checks=[not_a_server_error])
        asked += 1

    answered()
    assert asked >= 1
