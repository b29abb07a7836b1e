package org.shanzhi.matter.web;

import java.lang.reflect.RecordComponent;
import java.util.List;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.matter.Actions;
import org.shanzhi.matter.Command;
import org.shanzhi.matter.FileRef;
import org.shanzhi.matter.FreeText;
import org.shanzhi.matter.Instruction;
import org.shanzhi.policy.Caller;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads the body of an action into its command, as the policies describe it. */
@Component
public class CommandReader {
    private final Directories directories;

    CommandReader(Directories directories) {
        this.directories = directories;
    }

    /** The right is asked for first: nobody learns from what is wrong with a body whether what it names exists. */
    public Instruction read(Caller by, String action, JsonNode body) {
        Class<?> type = Actions.commandOf(action);
        if (type == null) throw new NotFound("action");
        Directory directory = directories.of(by);
        var reader = new BodyReader(body, directory);
        var policy = directory.policies().action(action);
        by.require(policy.permission());
        RecordComponent[] components = type.getRecordComponents();
        var values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            var field = policy.field(components[i].getName()).orElseThrow();
            values[i] = reader.field(field, components[i].getType());
        }
        FreeText note = note(reader);
        List<FileRef> files = reader.files("files");
        reader.finish();
        return new Instruction((Command) made(type, components, values), note, files);
    }

    static FreeText note(BodyReader reader) {
        JsonNode note = reader.extra("note");
        return note == null ? null : reader.text("note", note, BodyReader.LONGEST_TEXT);
    }

    private static Object made(Class<?> type, RecordComponent[] components, Object[] values) {
        try {
            var types = new Class<?>[components.length];
            for (int i = 0; i < types.length; i++) types[i] = components[i].getType();
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot make a " + type.getSimpleName(), e);
        }
    }
}
