package org.shanzhi.matter.web;

import java.time.Instant;
import java.util.List;
import org.shanzhi.matter.Channel;
import org.shanzhi.matter.FreeText;
import org.shanzhi.matter.Kind;
import org.shanzhi.matter.NewParty;
import org.shanzhi.matter.Place;
import org.shanzhi.matter.Registration;
import org.shanzhi.policy.ActionPolicy;
import org.shanzhi.policy.Caller;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads what makes a matter. */
@Component
class RegistrationReader {
    private final Directories directories;

    RegistrationReader(Directories directories) {
        this.directories = directories;
    }

    record Read(Registration registration, FreeText note) {}

    Read read(Caller by, JsonNode body) {
        Directory directory = directories.of(by);
        var reader = new BodyReader(body, directory);
        var policy = directory.policies().action("register");
        @SuppressWarnings("unchecked")
        var parties = (List<NewParty>) field(reader, policy, "parties", List.class);
        var kind = (Kind) field(reader, policy, "kind", Kind.class);
        var channel = (Channel) field(reader, policy, "channel", Channel.class);
        var title = (FreeText) field(reader, policy, "title", FreeText.class);
        var text = (FreeText) field(reader, policy, "body", FreeText.class);
        var type = (String) field(reader, policy, "typeCode", String.class);
        var place = (Place) field(reader, policy, "place", Place.class);
        var occurred = (Instant) field(reader, policy, "occurredAt", Instant.class);
        var requested = (Instant) field(reader, policy, "requestedAt", Instant.class);
        var anonymous = (Boolean) field(reader, policy, "anonymous", boolean.class);
        var late = (FreeText) field(reader, policy, "lateReason", FreeText.class);
        var note = CommandReader.note(reader);
        var files = reader.files("files");
        reader.finish();
        return new Read(
                new Registration(
                        kind, channel, title, text, type, place, occurred, requested, parties, anonymous, late, files),
                note);
    }

    private static Object field(BodyReader reader, ActionPolicy policy, String name, Class<?> type) {
        return reader.field(policy.field(name).orElseThrow(), type);
    }
}
