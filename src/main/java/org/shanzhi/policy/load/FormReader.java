package org.shanzhi.policy.load;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.shanzhi.policy.FormField;
import org.shanzhi.policy.FormField.PrintWhen;
import org.shanzhi.policy.Forms;
import org.shanzhi.policy.Forms.Form;
import org.shanzhi.policy.Forms.Need;
import org.shanzhi.policy.MatterKind;
import org.shanzhi.policy.PiiClass;

final class FormReader {
    private final Sections sections;

    private FormReader(Sections sections) {
        this.sections = sections;
    }

    static Forms read(Sections sections) {
        FormReader reader = new FormReader(sections);
        Map<String, List<FormField>> groups = new LinkedHashMap<>(sections.read("field_groups", reader::fields));
        return new Forms(sections.read("forms", reader::form), groups);
    }

    private Form form(Row row) {
        return new Form(
                row.code(),
                row.text("zh"),
                row.text("en"),
                row.one("need", Need.class),
                row.optionalCode("alt", "forms"),
                row.flag("confidential", false),
                row.flag("sealed", false),
                row.flag("exportable", false),
                fields(row));
    }

    private List<FormField> fields(Row form) {
        List<FormField> fields = new ArrayList<>();
        Set<String> names = new HashSet<>();
        String code = form.code();
        form.need("fields", "[{n: …, zh: …, en: …}]");
        for (Row row : form.rows("fields")) {
            FormField field = field(row);
            row.done();
            if (names.add(field.code())) {
                sections.remember("fields", key(code, field), row);
                fields.add(field);
            } else {
                row.problem("n", "is there twice", "keep one of the two, or give it a name of its own");
            }
        }
        return List.copyOf(fields);
    }

    /** Under this key the place of a field is kept. */
    static String key(String form, FormField field) {
        return form + "." + field.code();
    }

    private static FormField field(Row row) {
        Optional<PrintWhen> printWhen = row.optionalRow("print_when").map(when -> {
            PrintWhen read = new PrintWhen(
                    when.one("kind", MatterKind.class), when.flag("named_respondent", false), row.text("text"));
            when.done();
            return read;
        });
        return new FormField(
                row.code(),
                row.text("zh"),
                row.text("en"),
                row.optionalOne("pii", PiiClass.class),
                row.optionalCode("group", "field_groups"),
                row.texts("values"),
                row.optionalText("computed"),
                row.optionalCode("number", "document_numbers"),
                row.optionalNumber("max"),
                printWhen,
                row.flag("immutable", false),
                row.flag("print_only", false));
    }
}
