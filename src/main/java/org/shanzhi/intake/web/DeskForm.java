package org.shanzhi.intake.web;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.shanzhi.matter.Channel;
import org.shanzhi.matter.PartyKind;
import org.shanzhi.matter.PartyRole;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** The intake form with what was typed into it, by the names of its fields; parties are {@code parties[0].name} and so on. */
public final class DeskForm {
    static final String NOTICE = "notice";
    private static final Pattern PARTY = Pattern.compile("parties\\[([0-9]{1,3})]\\.[A-Za-z]+");
    private static final List<String> TYPED = List.of("name", "phone", "idNumber", "address", "birthYear", "willing");

    private final MultiValueMap<String, String> values;

    DeskForm(MultiValueMap<String, String> sent) {
        values = new LinkedMultiValueMap<>(sent);
    }

    static DeskForm empty() {
        return new DeskForm(new LinkedMultiValueMap<>());
    }

    /** One applicant and one respondent, told at the window. */
    static DeskForm fresh() {
        var form = empty();
        form.set("channel", Channel.WINDOW.name());
        form.add(PartyRole.APPLICANT);
        form.add(PartyRole.RESPONDENT);
        return form;
    }

    void set(String name, String value) {
        values.set(name, value);
    }

    /** Null when nothing was typed. */
    public String value(String name) {
        String value = values.getFirst(name);
        return value == null || value.isBlank() ? null : value;
    }

    public boolean has(String name) {
        return value(name) != null;
    }

    /** The numbers of the rows of parties, in order. */
    public List<Integer> parties() {
        var rows = new TreeSet<Integer>();
        for (String name : values.keySet()) {
            var row = PARTY.matcher(name);
            if (row.matches()) rows.add(Integer.parseInt(row.group(1)));
        }
        return List.copyOf(rows);
    }

    /** The rows into which somebody typed; the others are no parties. */
    List<Integer> told() {
        return parties().stream()
                .filter(row -> TYPED.stream().anyMatch(field -> has(party(row, field))))
                .toList();
    }

    public static String party(int row, String field) {
        return "parties[" + row + "]." + field;
    }

    void add(PartyRole role) {
        var rows = new ArrayList<>(parties());
        int row = rows.isEmpty() ? 0 : rows.getLast() + 1;
        values.set(party(row, "role"), role.name());
        values.set(party(row, "kind"), PartyKind.PERSON.name());
    }

    void remove(int row) {
        values.keySet().removeIf(name -> name.startsWith("parties[" + row + "]."));
    }
}
