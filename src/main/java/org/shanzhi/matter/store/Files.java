package org.shanzhi.matter.store;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.shanzhi.matter.FileRef;
import org.shanzhi.matter.Recorded;

/** The files that an event refers to, wherever in it they stand and whether they came with it or are what it is about. */
public final class Files {
    private Files() {}

    public static List<FileRef> of(Recorded r) {
        var all = new ArrayList<FileRef>();
        collect(r.with(), all);
        collect(r.event(), all);
        return List.copyOf(all);
    }

    private static void collect(Object value, List<FileRef> all) {
        switch (value) {
            case FileRef file -> all.add(file);
            case List<?> list -> list.forEach(item -> collect(item, all));
            case Record record -> parts(record, all);
            case null, default -> {}
        }
    }

    private static void parts(Record record, List<FileRef> all) {
        for (RecordComponent component : TwoParts.COMPONENTS.get(record.getClass())) {
            collect(TwoParts.value(component, record), all);
        }
    }
}
