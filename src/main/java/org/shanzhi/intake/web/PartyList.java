package org.shanzhi.intake.web;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.shanzhi.matter.PartyRole;

/** 名单: many people at once as they stand on a sheet, a line each: name, telephone, identity number, the rest is the address. */
final class PartyList {
    static final String LIST = "list";
    static final String ROLE = "listRole";
    private static final String MARK = "*";
    private static final Pattern SPEAKS = Pattern.compile("(^|[\\s,;、])(?:推选代表|代表人|代表)(?=[\\s,;、]|$)");
    private static final Pattern HEADING =
            Pattern.compile("(?:序号)?[\\s,;、]*(?:姓名|名称|name)(?:[\\s,;、]|$)", Pattern.CASE_INSENSITIVE);
    private static final Pattern COUNTED = Pattern.compile("^[0-9]{1,3}(?:[.)、][\\s,;]*|[\\s,;]+)");
    private static final Pattern IDENTITY = Pattern.compile("[0-9]{15}|[0-9]{17}[0-9Xx]");
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9][0-9 \\-]*");

    private PartyList() {}

    /** @param no of the line in the list, from 1 */
    record Line(int no, PartyRole role, String name, String phone, String idNumber, String address) {}

    static List<Line> of(DeskForm form) {
        String typed = form.value(LIST);
        if (typed == null) return List.of();
        var role = PartyRole.RESPONDENT.name().equals(form.value(ROLE)) ? PartyRole.RESPONDENT : PartyRole.APPLICANT;
        String[] lines = typed.split("\\R", -1);
        var all = new ArrayList<Line>();
        for (int i = 0; i < lines.length; i++) {
            String line = Normalizer.normalize(lines[i], Normalizer.Form.NFKC).strip();
            line = SPEAKS.matcher(COUNTED.matcher(line).replaceFirst("")).replaceAll("$1*");
            boolean heading = all.isEmpty() && HEADING.matcher(line).lookingAt();
            if (!line.isEmpty() && !heading) all.add(read(i + 1, line, role));
        }
        return all;
    }

    /** Cells of a table are parted by tabs or commas, and then a name may hold spaces; words of a line by spaces. */
    private static Line read(int no, String line, PartyRole role) {
        boolean cells = line.matches(".*[\\t,;、].*");
        List<String> words = Arrays.stream(
                        line.replace(MARK, cells ? ",*," : " * ").split(cells ? "[\\t,;、]" : "\\s+"))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(ArrayList::new));
        boolean speaks = words.removeIf(MARK::equals);
        String id = taken(words, IDENTITY);
        String phone = taken(words, NUMBER);
        String name = words.isEmpty() ? null : words.removeFirst();
        String address = words.isEmpty() ? null : String.join(" ", words);
        return new Line(no, speaks ? PartyRole.REPRESENTATIVE : role, name, phone, id, address);
    }

    private static String taken(List<String> words, Pattern shape) {
        for (String word : words) {
            if (shape.matcher(word).matches()) {
                words.remove(word);
                return word;
            }
        }
        return null;
    }
}
