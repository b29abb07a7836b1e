package org.shanzhi.policy.load;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.shanzhi.policy.Transition;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * One mapping of a policy file, read key by key. Whatever cannot be read is a problem at its own line and gives a harmless
 * value, so that reading goes on and one start tells everything. {@link #done} complains of keys that nobody asked for.
 */
final class Row {
    /** What lists call the code of a row. */
    private static final List<String> NAMES = List.of("code", "id", "n", "role", "what", "rule");

    private final String file;
    private final String subject;
    private final Node place;
    private final Codes codes;
    private final Problems problems;
    private final Map<String, Cell> cells = new LinkedHashMap<>();
    private final Set<String> asked = new HashSet<>();

    /** @param place where problems of the row as a whole stand */
    Row(String file, String subject, Node place, MappingNode node, Codes codes, Problems problems) {
        this.file = file;
        this.subject = subject;
        this.place = place;
        this.codes = codes;
        this.problems = problems;
        for (NodeTuple tuple : node.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key) {
                cells.put(key.getValue(), new Cell(this, key.getValue(), key, tuple.getValueNode()));
            }
        }
    }

    /** Every key; whoever takes them must ask for each. */
    List<String> keys() {
        return List.copyOf(cells.keySet());
    }

    /** Every key that is a code of the list; each must be one. */
    List<String> keys(String list) {
        asked.addAll(cells.keySet());
        return cells.values().stream()
                .filter(cell -> new Cell(this, "key", cell.at(), cell.node())
                        .known(cell.key(), list, codes)
                        .isPresent())
                .map(Cell::key)
                .toList();
    }

    /** The key is there, be it null. */
    boolean has(String key) {
        asked.add(key);
        return cells.containsKey(key);
    }

    /** The key is there and says something. */
    boolean says(String key) {
        return cell(key).isPresent();
    }

    boolean isList(String key) {
        return cell(key).filter(cell -> cell.node() instanceof SequenceNode).isPresent();
    }

    boolean isText(String key) {
        return cell(key).filter(Cell::isText).isPresent();
    }

    private Optional<Cell> cell(String key) {
        return has(key) ? Optional.of(cells.get(key)).filter(cell -> !cell.isNull()) : Optional.empty();
    }

    // --- one value

    String text(String key) {
        need(key, "…");
        return optionalText(key).orElse("");
    }

    Optional<String> optionalText(String key) {
        return cell(key).flatMap(Cell::word);
    }

    String code(String key, String list) {
        need(key, "a code of " + list);
        return optionalCode(key, list).orElse("");
    }

    Optional<String> optionalCode(String key, String list) {
        return cell(key).flatMap(cell -> cell.code(list, codes));
    }

    /** One constant of an enum that the program knows; the first one stands in for what cannot be read. */
    <E extends Enum<E>> E one(String key, Class<E> type) {
        need(key, "one of " + String.join(", ", Cell.names(type)));
        return optionalOne(key, type).orElse(type.getEnumConstants()[0]);
    }

    <E extends Enum<E>> Optional<E> optionalOne(String key, Class<E> type) {
        return cell(key).flatMap(cell -> cell.constant(type));
    }

    /** Absent is {@code otherwise}; null is not, because nobody can tell what it means. */
    boolean flag(String key, boolean otherwise) {
        return has(key) ? cells.get(key).flag().orElse(otherwise) : otherwise;
    }

    int number(String key) {
        need(key, "a whole number");
        return optionalNumber(key).orElse(0);
    }

    Optional<Integer> optionalNumber(String key) {
        return cell(key).flatMap(Cell::number);
    }

    Optional<BigDecimal> optionalDecimal(String key) {
        return cell(key).flatMap(Cell::decimal);
    }

    Optional<LocalDate> day(String key) {
        return cell(key).flatMap(Cell::day);
    }

    /** A setting for which the program knows one way only: whoever writes another must not believe that it is followed. */
    void settled(String key, String only) {
        need(key, only);
        cell(key)
                .filter(cell -> !cell.says(only))
                .ifPresent(cell -> problem(
                        key,
                        "%s must be %s: the program knows no other way".formatted(key, only),
                        "write %s: %s".formatted(key, only)));
    }

    /** The key must say something, be it an empty list. */
    void need(String key, String example) {
        if (cell(key).filter(cell -> !cell.isEmpty()).isEmpty()) {
            problem(key, "has no " + key, "add %s: %s".formatted(key, example));
        }
    }

    // --- several values; none when the key is absent

    List<String> texts(String key) {
        return items(key).stream().flatMap(item -> item.word().stream()).toList();
    }

    /** Codes of a list, in their order. */
    Set<String> codes(String key, String list) {
        return set(key, item -> item.code(list, codes));
    }

    /** One code or a list of them. */
    Set<String> oneOrMore(String key, String list) {
        return cell(key).filter(Cell::isSingle).isPresent()
                ? optionalCode(key, list).map(Set::of).orElse(Set.of())
                : codes(key, list);
    }

    <E extends Enum<E>> Set<E> some(String key, Class<E> type) {
        return set(key, item -> item.constant(type));
    }

    private <T> Set<T> set(String key, Function<Cell, Optional<T>> reader) {
        Set<T> found = new LinkedHashSet<>();
        for (Cell item : items(key)) {
            reader.apply(item)
                    .filter(value -> !found.add(value))
                    .ifPresent(
                            value -> problem(item.node(), "%s names %s twice".formatted(key, value), "name it once"));
        }
        return Collections.unmodifiableSet(found);
    }

    private List<Cell> items(String key) {
        Optional<Cell> cell = cell(key);
        if (cell.isEmpty()) {
            return List.of();
        }
        if (cell.get().node() instanceof SequenceNode sequence) {
            return sequence.getValue().stream()
                    .map(item -> new Cell(this, key, item, item))
                    .toList();
        }
        problem(key, "%s must be a list".formatted(key), "write %s: […]".formatted(key));
        return List.of();
    }

    // --- rows within

    /** A silent row when the key is absent or holds something else: that was told once. */
    Row row(String key) {
        Optional<Cell> cell = cell(key);
        if (cell.isPresent() && cell.get().node() instanceof MappingNode mapping) {
            return new Row(file, below(key), cell.get().at(), mapping, codes, problems);
        }
        if (cell.isEmpty()) {
            problem(key, "has no " + key, "add %s: and its settings".formatted(key));
        } else {
            problem(key, "%s is no group of settings".formatted(key), "write %s: {…: …}".formatted(key));
        }
        return silent(file, below(key), codes);
    }

    static Row silent(String file, String subject, Codes codes) {
        MappingNode nothing = YamlFile.nothing(file);
        return new Row(file, subject, nothing, nothing, codes, new Problems());
    }

    Optional<Row> optionalRow(String key) {
        return says(key) ? Optional.of(row(key)) : Optional.empty();
    }

    List<Row> rows(String key) {
        return items(key).stream().flatMap(item -> itemRow(key, item).stream()).toList();
    }

    private Optional<Row> itemRow(String key, Cell item) {
        if (item.node() instanceof MappingNode mapping) {
            return Optional.of(new Row(file, below(name(mapping, key)), mapping, mapping, codes, problems));
        }
        problem(item.node(), "%s holds something that is no row".formatted(key), "write {code: …, zh: …, en: …}");
        return Optional.empty();
    }

    private String below(String name) {
        return subject.isEmpty() ? name : subject + "." + name;
    }

    // --- what it is called

    /** The code of the row, however its list calls it. */
    String code() {
        return text(NAMES.stream().filter(cells::containsKey).findFirst().orElse("code"));
    }

    /** What a row is called in problems and references: its code, or the edge it is. */
    static String name(MappingNode row, String otherwise) {
        Map<String, String> words = new HashMap<>();
        for (NodeTuple tuple : row.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key && tuple.getValueNode() instanceof ScalarNode value) {
                words.put(key.getValue(), value.getValue());
            }
        }
        if (words.keySet().containsAll(List.of("from", "action", "to"))) {
            return edge(words.get("from"), words.get("action"), words.get("to"));
        }
        return NAMES.stream()
                .filter(words::containsKey)
                .map(words::get)
                .findFirst()
                .orElse(otherwise);
    }

    static String edge(Transition edge) {
        return edge(edge.from(), edge.action(), edge.to());
    }

    private static String edge(String from, String action, String to) {
        return "%s -%s-> %s".formatted(from, action, to);
    }

    // --- problems

    /** At the line of the key when it is there, else of the row. */
    void problem(String key, String what, String mend) {
        problem(cells.containsKey(key) ? cells.get(key).at() : place, what, mend);
    }

    void problem(String what, String mend) {
        problem(place, what, mend);
    }

    void problem(Node at, String what, String mend) {
        problems.add(new Place(file, at.getStartMark().getLine() + 1), (subject + " " + what).strip(), mend);
    }

    /** Every key must have been asked for by now. */
    void done() {
        for (String key : cells.keySet()) {
            if (!asked.contains(key)) {
                problem(key, "has the key %s, which nothing reads".formatted(key), Mend.use(key, asked));
            }
        }
    }
}
