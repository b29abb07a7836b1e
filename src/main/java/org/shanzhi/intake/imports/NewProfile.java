package org.shanzhi.intake.imports;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.shanzhi.intake.ImportRefusal;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.ServiceCode;
import org.shanzhi.policy.Policies;

/**
 * A mapping as somebody makes it from the head of a file.
 *
 * @param names of the file's columns
 * @param chosen what each column is, by its place; null where it is left out
 * @param types lines "what the file says=code"
 */
public record NewProfile(
        String name, String kind, String channel, List<String> names, List<Field> chosen, String types) {
    private static final String OWN = "own-";
    private static final int CODE_LENGTH = 8;

    /** @throws Invalid naming every field that is wrong */
    Profile toProfile(Policies policies) {
        var errors = new ArrayList<FieldError>();
        if (name.isBlank()) errors.add(FieldError.of("name", ServiceCode.TEXT_REQUIRED));
        if (!policies.has("matter_kinds", kind)) errors.add(FieldError.of("kind", ServiceCode.TEXT_REQUIRED));
        if (!policies.has("channels", channel)) errors.add(FieldError.of("channel", ServiceCode.TEXT_REQUIRED));
        Map<Field, List<String>> columns = columns(errors);
        if (!columns.containsKey(Field.BODY)) {
            errors.add(FieldError.of("columns", ImportRefusal.IMPORT_NO_BODY_COLUMN));
        }
        Map<String, String> values = values(policies, errors);
        if (!errors.isEmpty()) throw new Invalid(errors);
        String code = OWN + UUID.randomUUID().toString().substring(0, CODE_LENGTH);
        return new Profile(
                code,
                name.strip(),
                name.strip(),
                code,
                kind,
                channel,
                columns,
                List.of(),
                values.isEmpty() ? Map.of() : Map.of(Field.TYPE, values),
                List.of(),
                null);
    }

    private Map<Field, List<String>> columns(List<FieldError> errors) {
        var columns = new EnumMap<Field, List<String>>(Field.class);
        for (int i = 0; i < chosen.size() && i < names.size(); i++) {
            Field field = chosen.get(i);
            if (field == null) continue;
            if (columns.put(field, List.of(names.get(i))) != null) {
                errors.add(FieldError.of("column[" + i + "]", ImportRefusal.IMPORT_COLUMN_CHOSEN_TWICE));
            }
        }
        return columns;
    }

    private Map<String, String> values(Policies policies, List<FieldError> errors) {
        var values = new HashMap<String, String>();
        String[] lines = types.split("\\R");
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].isBlank()) continue;
            String[] parts = lines[i].split("[=＝]", 2);
            if (parts.length < 2 || !policies.has("types", parts[1].strip())) {
                errors.add(FieldError.of("types", ImportRefusal.IMPORT_VALUE_LINE, i + 1));
            } else {
                values.put(parts[0].strip(), parts[1].strip());
            }
        }
        return values;
    }
}
