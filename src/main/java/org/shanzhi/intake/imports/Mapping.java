package org.shanzhi.intake.imports;

import static org.shanzhi.intake.ImportRefusal.*;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.shanzhi.access.Vault;
import org.shanzhi.intake.table.Cell;
import org.shanzhi.intake.table.Line;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.text.Messages;
import org.shanzhi.kernel.web.ProblemCode;
import org.shanzhi.matter.Act;
import org.shanzhi.matter.BodyReading;
import org.shanzhi.matter.Command;
import org.shanzhi.matter.FreeText;
import org.shanzhi.matter.MatterImport.Incoming;
import org.shanzhi.matter.Registration;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Policies;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes of a row the body that the API takes for a registration and, where the row has one, for an answer, so that a row is
 * taken and refused exactly as if a clerk had typed it.
 */
final class Mapping {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int TITLE_LENGTH = 40;
    private static final Pattern SENTENCE_END = Pattern.compile("[。！？!?\\n]");
    private static final Set<String> YES = Set.of("1", "是", "y", "yes", "true", "匿名");
    private static final Pattern NO_NAME = Pattern.compile("匿名.{0,3}|未留姓?名|不愿透露.{0,4}");
    /** What is said in the matter is said in the language of the district. */
    private static final Locale CHINESE = Locale.CHINA;

    private final Caller by;
    private final Profile profile;
    private final Headings headings;
    private final Moments moments;
    private final Policies policies;
    private final BodyReading bodies;
    private final Messages messages;
    private final RowKeys keys;

    Mapping(
            Caller by,
            Profile profile,
            Headings headings,
            Policies policies,
            BodyReading bodies,
            Messages messages,
            Vault vault) {
        this.by = by;
        this.profile = profile;
        this.headings = headings;
        this.moments = new Moments(profile.dates());
        this.policies = policies;
        this.bodies = bodies;
        this.messages = messages;
        this.keys = new RowKeys(vault, profile.source());
    }

    Mapped map(Line line, Act act) {
        if (line.empty()) return Mapped.empty(line.no());
        var cells = new Cells(line, headings);
        Instant requested = moment(cells, Field.REQUESTED_AT);
        ObjectNode body = body(cells, requested);
        String requester = applicant(cells, body);
        ObjectNode answer = answer(cells);
        Instant answered = answeredAt(cells, requested);
        if (!cells.problems().isEmpty()) return Mapped.wrong(line.no(), cells.problems());
        try {
            Registration registration = bodies.registration(by, body);
            var command = answer == null ? null : (Command.Answer) bodies.command(by, "answer", answer);
            return new Mapped(
                    line.no(),
                    new Incoming(registration, command, answer == null ? null : note(answered), act),
                    keys.ofId(cells.text(Field.SOURCE_ID)),
                    keys.ofText(registration, requester),
                    List.of());
        } catch (Invalid e) {
            return Mapped.wrong(line.no(), problems(e.errors()));
        }
    }

    /** Under the names that the file uses. */
    List<Problem> problems(List<FieldError> errors) {
        return errors.stream().map(this::problem).toList();
    }

    private Problem problem(FieldError error) {
        String path = error.field().equals("text") ? "answer.text" : error.field();
        String column = headings.name(Field.of(path));
        return error.code() == ProblemCode.UNKNOWN_CODE
                ? Problem.of(column, IMPORT_UNKNOWN_VALUE)
                : Problem.of(column, error);
    }

    private ObjectNode body(Cells cells, Instant requested) {
        var body = JSON.objectNode();
        String title = cells.text(Field.TITLE);
        String text = cells.text(Field.BODY);
        if (text == null) text = title;
        put(body, "title", title == null && text != null ? beginning(text) : title);
        put(body, "body", text);
        body.put("kind", profile.kind());
        String channel = code(cells, Field.CHANNEL, "channels");
        body.put("channel", channel == null ? profile.channel() : channel);
        put(body, "typeCode", code(cells, Field.TYPE, "types"));
        if (requested != null) body.put("requestedAt", requested.toString());
        Instant occurred = moment(cells, Field.OCCURRED_AT);
        if (occurred != null) body.put("occurredAt", occurred.toString());
        String place = cells.known(Field.PLACE);
        if (place != null) body.putObject("place").put("address", place);
        String id = cells.text(Field.SOURCE_ID);
        put(body, "lateReason", messages.text(CHINESE, "imports.reason", profile.zh(), id == null ? "—" : id));
        return body;
    }

    /** @return by what the requester is known again; empty without one */
    private String applicant(Cells cells, ObjectNode body) {
        String phone = cells.number(Field.PHONE);
        String id = cells.number(Field.ID_NUMBER);
        String name = cells.known(Field.NAME);
        if (name != null && NO_NAME.matcher(name).matches()) name = null;
        String anonymous = cells.text(Field.ANONYMOUS);
        if (anonymous != null && YES.contains(Cells.half(anonymous).toLowerCase(Locale.ROOT))) {
            body.put("anonymous", true);
            return "";
        }
        if (name == null && phone == null && id == null) return "";
        var party = body.putArray("parties").addObject();
        party.put("role", "APPLICANT").put("kind", "PERSON");
        party.put("name", name == null ? messages.text(CHINESE, "imports.no_name") : name);
        put(party, "phone", phone);
        put(party, "idNumber", id);
        put(party, "address", cells.known(Field.ADDRESS));
        return phone != null ? phone.replaceAll("\\D", "") : id != null ? id : name;
    }

    /** Null when the source has not answered yet. */
    private ObjectNode answer(Cells cells) {
        String text = cells.text(Field.ANSWER);
        if (text == null) return null;
        return JSON.objectNode()
                .put("text", text)
                .put("outcome", profile.outcome())
                .put("resident", "NOT_ASKED");
    }

    private Instant answeredAt(Cells cells, Instant requested) {
        Instant at = moment(cells, Field.ANSWERED_AT);
        String days = cells.number(Field.ANSWERED_AFTER_DAYS);
        if (at == null && days != null && requested != null) {
            if (!days.matches("\\d{1,4}")) {
                cells.wrong(Field.ANSWERED_AFTER_DAYS, IMPORT_BAD_MOMENT);
                return null;
            }
            at = requested.plus(Duration.ofDays(Long.parseLong(days)));
        }
        if (at != null && requested != null && at.isBefore(requested)) {
            cells.wrong(Field.ANSWERED_AT, IMPORT_ANSWER_BEFORE);
        }
        return at;
    }

    private FreeText note(Instant answered) {
        return new FreeText(
                answered == null
                        ? messages.text(CHINESE, "imports.answered", profile.zh())
                        : messages.text(CHINESE, "imports.answered_at", profile.zh(), answered));
    }

    private Instant moment(Cells cells, Field field) {
        Cell cell = cells.cell(field);
        if (cell == null || cells.known(field) == null) return null;
        var read = moments.read(cell);
        if (read.isEmpty()) cells.wrong(field, IMPORT_BAD_MOMENT);
        return read.orElse(null);
    }

    /** What the source writes as one of our codes. */
    private String code(Cells cells, Field field, String list) {
        String written = cells.known(field);
        if (written == null) return null;
        Map<String, String> values = profile.values().getOrDefault(field, Map.of());
        String code = values.getOrDefault(written, values.getOrDefault(Profile.ANYTHING_ELSE, written));
        if (code.isEmpty()) return null;
        if (policies.has(list, code)) return code;
        cells.wrong(field, IMPORT_UNKNOWN_VALUE);
        return null;
    }

    private static String beginning(String text) {
        String sentence = SENTENCE_END.split(text.strip(), 2)[0].strip();
        if (sentence.isEmpty()) sentence = text.strip();
        int length = sentence.codePointCount(0, sentence.length());
        return length <= TITLE_LENGTH
                ? sentence
                : sentence.substring(0, sentence.offsetByCodePoints(0, TITLE_LENGTH)) + "…";
    }

    private static void put(ObjectNode node, String name, String value) {
        if (value != null) node.put(name, value);
    }
}
