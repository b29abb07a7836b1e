package org.shanzhi.matter.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shanzhi.kernel.blobs.Files;
import org.shanzhi.kernel.idempotency.Idempotency;
import org.shanzhi.kernel.idempotency.IdempotencyKey;
import org.shanzhi.kernel.page.Typed;
import org.shanzhi.kernel.web.RequestIds;
import org.shanzhi.matter.Act;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.Matters;
import org.shanzhi.matter.Matters.Done;
import org.shanzhi.matter.web.CommandReader;
import org.shanzhi.policy.ActionPolicy;
import org.shanzhi.policy.BodyField;
import org.shanzhi.policy.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Does what a form asks for, exactly as the API would. */
@Component
class Acting {
    /** Behind the name of a field: files that were picked and not sent before. */
    static final String NEW = ".new";

    private final Matters matters;
    private final CommandReader commands;
    private final Idempotency idempotency;
    private final Files files;

    Acting(Matters matters, CommandReader commands, Idempotency idempotency, Files files) {
        this.matters = matters;
        this.commands = commands;
        this.idempotency = idempotency;
        this.files = files;
    }

    /** Once for one key. */
    void act(Caller by, MatterNumber number, ActionPolicy action, Typed typed, Optional<IdempotencyKey> key) {
        idempotency.once(
                key,
                () -> {
                    var read = commands.read(by, action.code(), FormBody.of(action, typed));
                    Act.Once once = Act.once(key, idempotency, HttpStatus.OK);
                    var act = new Act(read.note(), read.files(), typed.version(), RequestIds.current(), once);
                    return matters.act(by, number, read.command(), act);
                },
                stored -> new Done(number, stored.version()));
    }

    /** Stores what was picked; the form keeps it even when the action is refused. */
    void store(Caller by, ActionPolicy action, Typed typed, Map<String, List<MultipartFile>> sent) {
        for (var field : sent.entrySet()) {
            String name = field.getKey().replace(NEW, "");
            boolean one = action.field(name)
                    .filter(f -> f.type() == BodyField.Type.FILE && !f.list())
                    .isPresent();
            if (!one && !name.equals(FormBody.FILES) && action.field(name).isEmpty()) continue;
            for (MultipartFile file : field.getValue()) {
                if (file.isEmpty()) continue;
                String stored = store(by, file);
                if (one) typed.set(name, stored);
                else typed.add(name, stored);
            }
        }
    }

    private String store(Caller by, MultipartFile file) {
        try (var content = file.getInputStream()) {
            String name = file.getOriginalFilename();
            return files.store(by.district(), by.staffId(), content).id() + (name == null ? "" : " " + name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
