package org.shanzhi.intake.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.shanzhi.intake.ImportRefusal;
import org.shanzhi.kernel.Refused;

class RoomTest {
    @Test
    void workbooks_that_are_read_at_once_share_one_room_and_give_it_back() {
        try (var large = new Room()) {
            large.take(Tables.LARGEST_TEXTS - 100);
            try (var second = new Room()) {
                assertThat(refusal(() -> second.take(200))).isEqualTo(ImportRefusal.TABLES_WAIT);
            }
            assertThat(refusal(() -> large.take(200))).isEqualTo(ImportRefusal.TABLE_TOO_LARGE_INSIDE);
        }
        assertThat(Room.taken()).isZero();
    }

    @Test
    void a_workbook_gives_its_room_back_when_it_is_closed_and_when_it_cannot_be_read() throws IOException {
        byte[] file = workbook();
        try (Table table = Tables.open(() -> new ByteArrayInputStream(file))) {
            assertThat(table.hasNext()).isTrue();
            assertThat(Room.taken()).isPositive();
        }
        assertThat(Room.taken()).isZero();
        byte[] cut = Arrays.copyOf(file, file.length - 30);
        assertThat(refusal(() -> Tables.open(() -> new ByteArrayInputStream(cut))))
                .isEqualTo(ImportRefusal.TABLE_BROKEN);
        assertThat(Room.taken()).isZero();
    }

    private static Object refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        var refused = new Object[1];
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        Refused.class, e -> refused[0] = e.reasons().getFirst().code());
        return refused[0];
    }

    private static byte[] workbook() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "test", "1.0")) {
            var sheet = workbook.newWorksheet("台账");
            for (int i = 0; i < 100; i++) sheet.value(i, 0, "第 " + i + " 件，路灯不亮");
        }
        return bytes.toByteArray();
    }
}
