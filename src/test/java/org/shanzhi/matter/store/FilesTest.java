package org.shanzhi.matter.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.shanzhi.matter.Event;
import org.shanzhi.matter.FileRef;

/** A file that no row of matter_file names is swept, so none that an event refers to may be forgotten. */
class FilesTest {
    @Test
    void every_event_that_carries_files_is_known_to_Files() {
        var carrying = Arrays.stream(Event.class.getPermittedSubclasses())
                .filter(event -> Arrays.stream(event.getRecordComponents()).anyMatch(FilesTest::isFile))
                .map(Class::getSimpleName);
        assertThat(carrying)
                .containsExactlyInAnyOrder(
                        "Registered", "SupplementReceived", "ExtensionAsked", "Reported", "Suspended", "Concluded");
    }

    private static boolean isFile(RecordComponent component) {
        return component.getGenericType().getTypeName().contains(FileRef.class.getName());
    }
}
