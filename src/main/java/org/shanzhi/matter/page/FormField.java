package org.shanzhi.matter.page;

import java.util.List;
import org.shanzhi.kernel.page.Choice;

/**
 * One field of an action's form with what was typed into it.
 *
 * @param groups the headings of a long list with the choices under each
 * @param parts the fields of which a party or a place is made
 */
public record FormField(
        String name,
        String label,
        Control control,
        boolean required,
        List<Choice> choices,
        List<Group> groups,
        List<String> values,
        String hint,
        List<FormField> parts) {
    public enum Control {
        TEXT,
        LINE,
        CARDS,
        SELECT,
        GROUPED,
        CHECKS,
        UNIT,
        UNITS,
        FILE,
        FILES,
        INSTANT,
        DATE,
        NUMBER,
        PARTS
    }

    public record Group(String label, List<Choice> choices) {}

    /** What was typed, or null. */
    public String value() {
        return values.isEmpty() ? null : values.getFirst();
    }

    public String id() {
        return "f-" + name.replace('.', '-');
    }

    public boolean upload() {
        return control == Control.FILE || control == Control.FILES;
    }

    static FormField of(String name, String label, Control control, boolean required, List<String> values) {
        return new FormField(name, label, control, required, List.of(), List.of(), values, null, List.of());
    }

    FormField choices(List<Choice> from) {
        return new FormField(name, label, control, required, from, groups, values, hint, parts);
    }

    FormField groups(List<Group> from) {
        return new FormField(name, label, control, required, choices, from, values, hint, parts);
    }

    FormField parts(List<FormField> of) {
        return new FormField(name, label, control, required, choices, groups, values, hint, of);
    }

    FormField hint(String text) {
        return new FormField(name, label, control, required, choices, groups, values, text, parts);
    }
}
