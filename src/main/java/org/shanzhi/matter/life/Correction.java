package org.shanzhi.matter.life;

import static org.shanzhi.matter.MatterRefusal.*;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.RefusalCode;
import org.shanzhi.matter.Command.Correct;
import org.shanzhi.matter.Event.Corrected;
import org.shanzhi.matter.FreeText;
import org.shanzhi.matter.Place;

/** 更正: one field, with a reason; the former wording stays in the log. The time of the request is never corrected. */
final class Correction {
    private final Situation s;
    private final Around around;

    Correction(Situation s, Around around) {
        this.s = s;
        this.around = around;
    }

    Decision decide(Correct c) {
        String field = c.field().value().strip();
        if (s.policies().action("correct").never().contains(field)) {
            return new Decision.Not(java.util.List.of(Refusal.of(NEVER_CORRECTED, field)));
        }
        String value = c.value().value();
        Around.Text text = around.text();
        String title = text.title();
        String body = text.body();
        Place place = text.place();
        String type = s.matter().typeCode();
        Instant occurred = s.matter().occurredAt();
        switch (field) {
            case "title" -> title = value;
            case "body" -> body = value;
            case "address" -> place = new Place(place.lon(), place.lat(), value);
            case "typeCode" -> type = type(value.strip());
            case "occurredAt" -> occurred = instant(value.strip());
            default -> throw invalid("field", FIELD_NOT_CORRECTABLE);
        }
        return Decision.happens(new Corrected(
                field,
                c.value(),
                c.reason(),
                FreeText.of(title),
                FreeText.of(around.shown(title)),
                FreeText.of(body),
                place,
                s.matter().line(),
                type,
                occurred));
    }

    private String type(String code) {
        var type = s.policies().taxonomy().type(code).orElseThrow(() -> invalid("value", UNKNOWN_TYPE));
        if (!type.kind().name().equals(s.matter().kind().name())) throw invalid("value", TYPE_OF_ANOTHER_KIND);
        return code;
    }

    private Instant instant(String value) {
        try {
            return TimesTold.past("value", OffsetDateTime.parse(value).toInstant(), s.now());
        } catch (DateTimeException e) {
            throw invalid("value", BAD_INSTANT);
        }
    }

    private static Invalid invalid(String field, RefusalCode code) {
        return new Invalid(java.util.List.of(FieldError.of(field, code)));
    }
}
