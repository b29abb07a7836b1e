package org.shanzhi.matter.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is told of a list, when somebody saves or takes it away, is what the list goes by. */
class ListQueryTest {
    @Test
    void an_archived_list_names_nothing_that_only_open_ones_go_by() {
        assertThat(ListQuery.canonical("/matters", Map.of("state", "ARCHIVED", "risk", "HIGH", "overdue", "true")))
                .isEqualTo("/matters?state=ARCHIVED");
    }

    @Test
    void ones_work_names_no_unit_and_no_days() {
        var query = Map.of("unit", "S", "from", "2026-01-01", "tab", "late", "risk", "HIGH");
        assertThat(ListQuery.canonical("/work", query)).isEqualTo("/work?risk=HIGH&tab=late");
    }

    @Test
    void an_address_is_read_as_it_was_written() {
        String address = ListQuery.canonical("/matters", Map.of("state", "REGISTERED,ACCEPTED"));
        assertThat(ListWords.query(address)).containsEntry("state", "REGISTERED,ACCEPTED");
        assertThat(ListQuery.canonical("/matters", ListWords.query(address))).isEqualTo(address);
    }
}
