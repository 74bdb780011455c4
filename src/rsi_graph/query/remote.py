"""A query put to a SPARQL 1.1 endpoint.

Source: SPARQL 1.1 Protocol, § 2.1.2 (query by POST of a form).
"""

from __future__ import annotations

import os
import time
from io import BytesIO
from typing import Final
from urllib.error import URLError

from rdflib.query import Result
from SPARQLWrapper import JSON, POST, TURTLE, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import EndPointInternalError, SPARQLWrapperException

from rsi_graph.namespaces import PREFIXES
from rsi_graph.query.errors import RemoteQueryError

TIMEOUT_SECONDS: Final = 60
_ATTEMPTS: Final = 3
_PAUSE_SECONDS: Final = 0.5
_GRAPHS: Final = frozenset({"CONSTRUCT", "DESCRIBE"})


def ask_remote(address: str, sparql: str, *, timeout: int = TIMEOUT_SECONDS) -> Result:
    """Address of an endpoint and a query in, rdflib's result out; failures that may pass are tried again.

    A name and a password are taken from RSI_GRAPH_USER and RSI_GRAPH_PASSWORD, never from the address.

    Raises:
        RemoteQueryError: the endpoint cannot be reached, refuses, or answers with something else.
    """
    wrapper = _wrapper(address, timeout)
    wrapper.setQuery(with_prefixes(sparql))
    wrapper.setReturnFormat(TURTLE if wrapper.queryType in _GRAPHS else JSON)
    for attempt in range(1, _ATTEMPTS + 1):
        try:
            answer = wrapper.query()
            media = str(answer.info().get("content-type", "")).partition(";")[0]
            return Result.parse(BytesIO(answer.response.read()), content_type=media)
        except (URLError, TimeoutError, ConnectionError, EndPointInternalError) as error:
            if attempt == _ATTEMPTS:
                raise RemoteQueryError(address, str(getattr(error, "reason", None) or error).splitlines()[0]) from error
            time.sleep(_PAUSE_SECONDS * attempt)
        except (SPARQLWrapperException, ValueError) as error:
            raise RemoteQueryError(address, str(error).strip().splitlines()[0][:200]) from error
    raise AssertionError("the last attempt returns or raises")


def _wrapper(address: str, timeout: int) -> SPARQLWrapper:
    wrapper = SPARQLWrapper(address)
    wrapper.setMethod(POST)
    wrapper.setTimeout(timeout)
    user = os.environ.get("RSI_GRAPH_USER")
    if user:
        wrapper.setCredentials(user, os.environ.get("RSI_GRAPH_PASSWORD", ""))
    return wrapper


def with_prefixes(sparql: str) -> str:
    """A query in, the same with the project's prefixes that it does not declare itself out.

    >>> with_prefixes("ASK { ?c a rsi:Competence }").splitlines()[-2:]
    ['PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>', 'ASK { ?c a rsi:Competence }']
    """
    declared = [name for name in PREFIXES if f"PREFIX {name}:" in sparql]
    missing = (f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items() if name not in declared)
    return "".join(missing) + sparql
