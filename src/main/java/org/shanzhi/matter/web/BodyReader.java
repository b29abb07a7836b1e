package org.shanzhi.matter.web;

import static org.shanzhi.matter.MatterRefusal.*;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.RefusalCode;
import org.shanzhi.kernel.text.Clean;
import org.shanzhi.kernel.web.ProblemCode;
import org.shanzhi.matter.FileRef;
import org.shanzhi.matter.FreeText;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.MatterRef;
import org.shanzhi.matter.NewParty;
import org.shanzhi.matter.PartyRef;
import org.shanzhi.matter.Place;
import org.shanzhi.matter.PolicyRef;
import org.shanzhi.matter.StaffRef;
import org.shanzhi.matter.UnitRef;
import org.shanzhi.policy.BodyField;
import tools.jackson.databind.JsonNode;

/**
 * Reads one JSON body field by field and collects everything that is wrong with it, so that the sender hears all of it at
 * once. Codes become codes of their list, names of units and staff become references.
 */
final class BodyReader {
    static final int LONGEST_TEXT = 20_000;
    static final int LONGEST_LINE = 200;
    private static final int MOST_ITEMS = 500;
    private static final int LONGEST_CODE = 60;
    private static final Set<String> FILE = Set.of("id", "kind", "title");

    private final JsonNode body;
    private final Directory directory;
    private final Clean clean = new Clean();
    private final Set<String> known = new HashSet<>();

    BodyReader(JsonNode body, Directory directory) {
        this.body = body;
        this.directory = directory;
    }

    /** The field as a value of {@code type}; null when it is absent or wrong. */
    Object field(BodyField field, Class<?> type) {
        known.add(field.name());
        JsonNode node = body.get(field.name());
        boolean absent = node == null || node.isNull() || field.list() && node.isEmpty() && node.isArray();
        if (absent && field.required()) error(field.name(), REQUIRED);
        if (absent) return field.list() ? List.of() : type == boolean.class ? false : null;
        return field.list() ? list(field, node) : value(field, field.name(), node, type);
    }

    /** A field that is no action's own, such as {@code note}. */
    JsonNode extra(String name) {
        known.add(name);
        JsonNode node = body.get(name);
        return node == null || node.isNull() ? null : node;
    }

    /** @throws org.shanzhi.kernel.Invalid naming everything that is wrong */
    void finish() {
        UnknownFields.refuse("", body, known);
        clean.orInvalid();
    }

    private List<Object> list(BodyField field, JsonNode node) {
        int most = field.type() == BodyField.Type.FILE ? limit("FILES") : MOST_ITEMS;
        return items(field.name(), node, most, (path, item) -> value(field, path, item, null));
    }

    private <T> List<T> items(String name, JsonNode node, int most, BiFunction<String, JsonNode, T> read) {
        if (!node.isArray()) return wrong(name, List.of());
        if (node.size() > most) {
            error(name, TOO_MANY, most);
            return List.of();
        }
        var all = new ArrayList<T>();
        for (int i = 0; i < node.size(); i++) {
            T item = read.apply(name + "[" + i + "]", node.get(i));
            if (item != null) all.add(item);
        }
        return List.copyOf(all);
    }

    private Object value(BodyField field, String path, JsonNode node, Class<?> type) {
        return switch (field.type()) {
            case TEXT -> text(path, node, field.name().equals("title") ? LONGEST_LINE : LONGEST_TEXT);
            case CODE -> code(field, path, node, type);
            case INSTANT ->
                parsed(path, node, BAD_INSTANT, t -> OffsetDateTime.parse(t).toInstant());
            case DATE -> parsed(path, node, BAD_DATE, LocalDate::parse);
            case UNIT -> found(path, node, UNKNOWN_UNIT, t -> directory.unit(t).map(UnitRef::new));
            case STAFF ->
                found(path, node, UNKNOWN_STAFF, t -> directory.staff(t).map(StaffRef::new));
            case FILE -> file(path, node);
            case BOOL -> node.isBoolean() ? (Object) node.booleanValue() : wrong(path, null);
            case INT -> node.isInt() ? (Object) node.intValue() : wrong(path, null);
            case PARTY -> type == PartyRef.class ? partyNo(path, node) : party(path, node);
            case PLACE -> place(path, node);
            case MATTER ->
                found(
                        path,
                        node,
                        UNKNOWN_MATTER,
                        t -> MatterNumber.parse(t).filter(directory::exists).map(n -> new MatterRef(n.id())));
            case POLICY ->
                found(
                        path,
                        node,
                        UNKNOWN_POLICY,
                        t -> directory.policies().deadlines().policies().containsKey(t)
                                ? Optional.of(new PolicyRef(t))
                                : Optional.empty());
        };
    }

    FreeText text(String path, JsonNode node, int longest) {
        if (!node.isString()) return wrong(path, null);
        String sent = node.stringValue();
        return FreeText.of(clean.required(
                path, longest == LONGEST_LINE ? clean.line(path, sent, longest) : clean.text(path, sent, longest)));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private Object code(BodyField field, String path, JsonNode node, Class<?> type) {
        if (!node.isString()) return wrong(path, null);
        String code = coded(field.codeList(), path, node.stringValue());
        return code != null && type != null && type.isEnum() ? Enum.valueOf((Class) type, code) : code;
    }

    private String coded(String list, String path, String code) {
        if (directory.policies().has(list, code)) return code;
        error(path, ProblemCode.UNKNOWN_CODE, code.length() > LONGEST_CODE ? code.substring(0, LONGEST_CODE) : code);
        return null;
    }

    private NewParty party(String path, JsonNode node) {
        return new PartyReader(path, node, clean, directory.today()).read();
    }

    private PartyRef partyNo(String path, JsonNode node) {
        return node.isInt() ? new PartyRef(node.intValue()) : wrong(path, null);
    }

    private Place place(String path, JsonNode node) {
        return new PlaceReader(path, node, clean).read();
    }

    /** Files as they come with any action. */
    List<FileRef> files(String name) {
        JsonNode node = extra(name);
        if (node == null) return List.of();
        return items(name, node, limit("FILES"), this::file);
    }

    /** A file by its id, or with what kind of thing it is and what it is called. */
    private FileRef file(String path, JsonNode node) {
        if (node.isObject()) UnknownFields.refuse(path + ".", node, FILE);
        JsonNode id = node.isObject() ? node.get("id") : node;
        if (id == null || !id.isString()) return wrong(path, null);
        String kind = node.hasNonNull("kind") ? kind(path + ".kind", node.get("kind")) : "OTHER";
        FreeText title = node.hasNonNull("title") ? text(path + ".title", node.get("title"), LONGEST_LINE) : null;
        try {
            UUID file = UUID.fromString(id.stringValue());
            if (directory.hasFile(file)) return new FileRef(file, kind, title);
        } catch (IllegalArgumentException e) {
            // No file has such an id, either.
        }
        error(path, UNKNOWN_FILE);
        return null;
    }

    private String kind(String path, JsonNode node) {
        return node.isString() ? coded("file_kinds", path, node.stringValue()) : wrong(path, null);
    }

    private int limit(String code) {
        return directory.policies().general().limits().get(code).max();
    }

    private Object parsed(String path, JsonNode node, RefusalCode code, Function<String, Object> parse) {
        if (!node.isString()) return wrong(path, null);
        try {
            return parse.apply(node.stringValue());
        } catch (DateTimeException e) {
            error(path, code);
            return null;
        }
    }

    private <T> T found(String path, JsonNode node, RefusalCode code, Function<String, Optional<T>> find) {
        if (!node.isString()) return wrong(path, null);
        var value = find.apply(node.stringValue());
        if (value.isEmpty()) error(path, code);
        return value.orElse(null);
    }

    private <T> T wrong(String path, T instead) {
        error(path, ProblemCode.WRONG_TYPE);
        return instead;
    }

    private void error(String path, RefusalCode code, Object... args) {
        clean.add(FieldError.of(path, code, args));
    }
}
