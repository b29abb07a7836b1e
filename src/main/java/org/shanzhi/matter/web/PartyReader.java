package org.shanzhi.matter.web;

import static org.shanzhi.matter.MatterRefusal.*;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.RefusalCode;
import org.shanzhi.kernel.text.Clean;
import org.shanzhi.kernel.web.ProblemCode;
import org.shanzhi.matter.NewParty;
import org.shanzhi.matter.PartyKind;
import org.shanzhi.matter.PartyRole;
import org.shanzhi.matter.Person;
import org.shanzhi.matter.Willing;
import tools.jackson.databind.JsonNode;

/** A party as it is told: as little as is needed, and in the forms in which people write it. */
final class PartyReader {
    private static final Set<String> KNOWN =
            Set.of("role", "kind", "name", "phone", "idNumber", "address", "birthYear", "willing");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9]{5,20}");
    private static final Pattern PERSON_ID = Pattern.compile("[0-9]{15}|[0-9]{17}[0-9X]|[A-Z0-9]{5,12}");
    private static final Pattern ORGANISATION_ID = Pattern.compile("[0-9A-Z]{8,18}");
    private static final int LONGEST = 200;
    private static final int FIRST_YEAR = 1900;

    private final String path;
    private final JsonNode node;
    private final Clean clean;
    private final LocalDate today;

    PartyReader(String path, JsonNode node, Clean clean, LocalDate today) {
        this.path = path;
        this.node = node;
        this.clean = clean;
        this.today = today;
    }

    NewParty read() {
        if (!node.isObject()) {
            clean.add(FieldError.of(path, ProblemCode.WRONG_TYPE));
            return null;
        }
        UnknownFields.refuse(path + ".", node, KNOWN);
        int before = clean.errors().size();
        PartyRole role = constant(PartyRole.class, "role", true);
        PartyKind kind = constant(PartyKind.class, "kind", true);
        Willing willing = constant(Willing.class, "willing", false);
        String name = line("name", true);
        String phone = phone();
        String id = id(kind);
        String address = line("address", false);
        Integer year = year();
        if (clean.errors().size() > before) return null;
        return new NewParty(role, kind, willing, new Person(name, phone, id, address, year));
    }

    private String line(String field, boolean required) {
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) return required ? missing(field) : null;
        if (!value.isString()) return wrong(field, ProblemCode.WRONG_TYPE);
        String text = clean.line(path + "." + field, value.stringValue(), LONGEST);
        return required ? clean.required(path + "." + field, text) : text;
    }

    /** Full-width digits, spaces and hyphens are how people type numbers. */
    private String phone() {
        JsonNode value = node.get("phone");
        if (value == null || value.isNull()) return null;
        if (!value.isString()) return wrong("phone", ProblemCode.WRONG_TYPE);
        String number = clean.number(path + ".phone", value.stringValue(), LONGEST);
        return number == null || PHONE.matcher(number).matches() ? number : wrong("phone", BAD_PHONE);
    }

    /** Of a person an identity number, old or new, or a passport's; of an organisation its credit code. */
    private String id(PartyKind kind) {
        String text = line("idNumber", false);
        if (text == null) return null;
        String id = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("[\\s-]", "")
                .toUpperCase(Locale.ROOT);
        Pattern form = kind == PartyKind.ORGANISATION ? ORGANISATION_ID : PERSON_ID;
        return form.matcher(id).matches() ? id : wrong("idNumber", BAD_ID_NUMBER);
    }

    private Integer year() {
        JsonNode value = node.get("birthYear");
        if (value == null || value.isNull()) return null;
        boolean possible = value.isInt() && value.intValue() >= FIRST_YEAR && value.intValue() <= today.getYear();
        return possible ? (Integer) value.intValue() : wrong("birthYear", BAD_BIRTH_YEAR);
    }

    private <E extends Enum<E>> E constant(Class<E> type, String field, boolean required) {
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) return required ? missing(field) : null;
        if (!value.isString()) return wrong(field, ProblemCode.WRONG_TYPE);
        for (E e : type.getEnumConstants()) if (e.name().equals(value.stringValue())) return e;
        return wrong(field, ProblemCode.UNKNOWN_CODE);
    }

    private <T> T missing(String field) {
        return wrong(field, REQUIRED);
    }

    private <T> T wrong(String field, RefusalCode code) {
        clean.add(FieldError.of(path + "." + field, code));
        return null;
    }
}
