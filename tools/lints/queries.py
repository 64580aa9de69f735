"""The SQL files, beyond what tools/sqlgen.py refuses at build time (brand_id, parameters, one
statement, engines)."""
import sqlgen

from .tree import Finding


def queries(tree):
    """A list that grows with use has a LIMIT, or says why it needs none."""
    small, paths = {}, list(tree.find("src/store/sql/*.sql"))
    fragments = sqlgen.read_fragments(paths)
    for path in paths:
        name = path.relative_to(tree.root).as_posix()
        try:
            found = sqlgen.read_queries(path, small, fragments)
        except SystemExit as stop:
            yield Finding("queries", name, 1, str(stop), "see tools/sqlgen.py")
            continue
        for query in found:
            words = sqlgen.words(query.sql["sqlite"]) + sqlgen.words(query.sql["pgsql"])
            if "order" in words and not query.limited and "unbounded" not in query.tags:
                yield Finding("queries", name, int(query.where.split(":")[1]),
                              f"{query.name} is an ordered list without LIMIT",
                              "add a LIMIT, or tag it `-- unbounded: reason`", query.name)
