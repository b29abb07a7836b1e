package org.shanzhi.matter.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.shanzhi.matter.Event;
import org.shanzhi.matter.Event.With;
import org.shanzhi.matter.FileRef;
import org.shanzhi.matter.Recorded;

class FilesTest {
    private static final FileRef FILE = new FileRef(new UUID(1, 1), "OTHER", null);
    private static final FileRef BESIDE = new FileRef(new UUID(1, 2), "OTHER", null);

    @Test
    void every_event_that_names_a_file_files_it() throws Exception {
        int naming = 0;
        for (Class<?> type : Event.class.getPermittedSubclasses()) {
            var components = type.getRecordComponents();
            long named = Arrays.stream(components).filter(FilesTest::names).count();
            if (named == 0) continue;
            naming++;
            assertThat(Files.of(recorded((Event) made(type, components), With.NOTHING)))
                    .as(type.getSimpleName())
                    .hasSize((int) named)
                    .containsOnly(FILE);
        }
        assertThat(naming).isPositive();
    }

    @Test
    void files_that_came_along_are_filed_with_any_event() {
        var with = new With(null, List.of(BESIDE));
        assertThat(Files.of(recorded(new Event.Accepted(), with))).containsExactly(BESIDE);
        assertThat(Files.of(recorded(new Event.Suspended("PARTY_ABSENT", FILE, null), with)))
                .containsExactly(BESIDE, FILE);
    }

    private static Object made(Class<?> type, RecordComponent[] components) throws Exception {
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        return type.getDeclaredConstructor(types)
                .newInstance(Arrays.stream(components).map(FilesTest::value).toArray());
    }

    private static boolean names(RecordComponent c) {
        return c.getType() == FileRef.class || isList(c);
    }

    private static boolean isList(RecordComponent c) {
        return c.getGenericType() instanceof ParameterizedType p
                && p.getRawType() == List.class
                && p.getActualTypeArguments()[0] == FileRef.class;
    }

    private static Object value(RecordComponent c) {
        if (names(c)) return isList(c) ? List.of(FILE) : FILE;
        if (c.getType() == boolean.class) return false;
        if (c.getType() == long.class) return 0L;
        return c.getType() == int.class ? (Object) 0 : null;
    }

    private static Recorded recorded(Event event, With with) {
        return new Recorded(1, Instant.EPOCH, 1, 1, new UUID(0, 0), event, with);
    }
}
