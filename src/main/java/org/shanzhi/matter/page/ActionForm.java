package org.shanzhi.matter.page;

import java.util.List;
import java.util.regex.Pattern;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Refusal;

/**
 * The form of one action, open on the page.
 *
 * @param version of the matter that its filler sees
 * @param key so that sending it twice does it once
 * @param reasons why it was refused
 * @param then where it leads when it is done; null to the matter itself
 * @param meanwhile what others did while it was being filled in
 */
public record ActionForm(
        String number,
        String action,
        String label,
        List<FormField> fields,
        List<FormField> besides,
        int version,
        String key,
        String then,
        Trouble trouble) {
    static final String THEN = "then";
    private static final Pattern A_PAGE_OF_OURS = Pattern.compile("(/[A-Za-z0-9-]+)+(\\?[A-Za-z0-9=&%._~-]*)?");

    /** An address from a form is followed only when it stays in the house. */
    static boolean leads(String then) {
        return then != null && A_PAGE_OF_OURS.matcher(then).matches();
    }

    public record Trouble(List<FieldError> errors, List<Refusal> reasons, List<String> meanwhile) {
        static final Trouble NONE = new Trouble(List.of(), List.of(), List.of());

        static Trouble of(List<FieldError> errors) {
            // missing[2] is shown at the field in which all of them are typed
            return new Trouble(
                    errors.stream()
                            .map(e -> new FieldError(e.field().replaceAll("\\[\\d+]", ""), e.code(), e.args()))
                            .toList(),
                    List.of(),
                    List.of());
        }
    }

    public String path() {
        return "/matters/" + number + "/actions/" + action;
    }

    /** Errors of fields that the form does not show by that name. */
    public List<FieldError> elsewhere() {
        var shown = java.util.stream.Stream.concat(fields.stream(), besides.stream())
                .flatMap(f -> f.parts().isEmpty()
                        ? java.util.stream.Stream.of(f.name())
                        : f.parts().stream().map(FormField::name))
                .collect(java.util.stream.Collectors.toSet());
        return trouble.errors().stream().filter(e -> !shown.contains(e.field())).toList();
    }

    /** Whether something was typed into, or went wrong with, what is folded away otherwise. */
    public boolean besidesOpen() {
        return besides.stream().anyMatch(f -> !f.values().isEmpty());
    }
}
