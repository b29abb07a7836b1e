package org.shanzhi.policy.load;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.shanzhi.policy.PolicyFile;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The sections of all files together; which file holds which is for people only. */
final class Sections {
    private static final Set<String> TAXONOMIES = Set.of("dispute_taxonomy", "request_taxonomy", "hazard_taxonomy");

    private final Map<String, Row> holders = new LinkedHashMap<>();
    private final Map<String, Map<String, Row>> rows = new HashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();
    private final Codes codes = new Codes();
    private final Problems problems;
    private final String firstFile;

    Sections(List<PolicyFile> files, Problems problems) {
        this.problems = problems;
        this.firstFile = files.getFirst().name();
        for (PolicyFile file : files) {
            MappingNode top = YamlFile.read(file, problems);
            Row holder = new Row(file.name(), "", top, top, codes, problems);
            for (NodeTuple tuple : top.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key) {
                    keep(key.getValue(), holder);
                    gather(key.getValue(), tuple.getValueNode());
                }
            }
        }
    }

    private void keep(String section, Row holder) {
        Row first = holders.putIfAbsent(section, holder);
        if (first != null && first != holder) {
            holder.problem(section, "the section %s is in another file too".formatted(section), "keep one of the two");
        }
    }

    private void gather(String list, Node node) {
        if (node instanceof SequenceNode sequence) {
            for (Node item : sequence.getValue()) {
                if (item instanceof ScalarNode scalar) {
                    codes.add(list, scalar.getValue());
                } else if (item instanceof MappingNode row) {
                    gatherRow(TAXONOMIES.contains(list) ? "types" : list, row);
                }
            }
        }
    }

    private void gatherRow(String list, MappingNode row) {
        codes.add(list, Row.name(row, ""));
        for (NodeTuple tuple : row.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key && key.getValue().equals("children")) {
                gather(list, tuple.getValueNode());
            }
        }
    }

    /** A section that holds settings. */
    Row settings(String section) {
        return holder(section).row(section);
    }

    /** A section that holds a plain list of words. */
    Set<String> words(String section) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(holder(section).texts(section)));
    }

    /** A section that holds codes of a list. */
    Set<String> codes(String section, String list) {
        return Collections.unmodifiableSet(holder(section).codes(section, list));
    }

    /** A section whose rows are wanted as they stand. */
    List<Row> rows(String section) {
        return holder(section).rows(section);
    }

    /** A section that holds rows with codes, read one by one, in their order. */
    <T> Map<String, T> read(String section, Function<Row, T> reader) {
        Map<String, T> read = new LinkedHashMap<>();
        for (Row row : rows(section)) {
            String code = row.code();
            T value = reader.apply(row);
            row.done();
            remember(section, code, row);
            read.putIfAbsent(code, value);
        }
        return Collections.unmodifiableMap(read);
    }

    /** Keeps where a row stands, for the checks that come when everything is read. */
    void remember(String section, String code, Row row) {
        if (rows.computeIfAbsent(section, key -> new HashMap<>()).putIfAbsent(code, row) != null) {
            row.problem("is there twice in " + section, "keep one of the two, or give it a code of its own");
        }
    }

    /** A problem of a section as a whole, at its first line. */
    void problem(String section, String what, String mend) {
        holders.get(section).problem(section, section + " " + what, mend);
    }

    /** The row of a code that was read. */
    Row at(String section, String code) {
        return rows.get(section).get(code);
    }

    Codes codes() {
        return codes;
    }

    private Row holder(String section) {
        asked.add(section);
        Row holder = holders.get(section);
        if (holder == null) {
            problems.add(
                    new Place(firstFile, 1),
                    "the section %s is missing".formatted(section),
                    "add it to one of the policy files");
            return Row.silent(firstFile, "", codes);
        }
        return holder;
    }

    /** Every section must have been asked for by now. */
    void done() {
        holders.forEach((section, holder) -> {
            if (!asked.contains(section)) {
                holder.problem(section, "nothing reads the section " + section, Mend.use(section, asked));
            }
        });
    }
}
