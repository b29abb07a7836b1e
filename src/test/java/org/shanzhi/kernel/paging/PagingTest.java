package org.shanzhi.kernel.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.shanzhi.kernel.web.HttpProblem;
import org.springframework.http.HttpStatus;

class PagingTest {
    private static final Instant DUE = Instant.parse("2026-11-23T16:00:00.000001Z");

    @Test
    void a_place_survives_the_way_to_the_client_and_back() {
        var sent = Cursor.of("matters by due", DUE, 260000001234L, "甲𠮷", null).toString();
        assertThat(sent).matches("[A-Za-z0-9_-]+");
        var back = Cursor.parse("matters by due", sent).orElseThrow();
        assertThat(back.instant(0)).isEqualTo(DUE);
        assertThat(back.number(1)).isEqualTo(260000001234L);
        assertThat(back.text(2)).isEqualTo("甲𠮷");
        assertThat(back.isNull(3)).isTrue();
        assertThat(back.isNull(0)).isFalse();
        assertThat(Cursor.parse("matters by due", null)).isEmpty();
        assertThat(Cursor.parse("matters by due", "")).isEmpty();
    }

    @Test
    void a_place_without_end_is_kept() {
        var forever = Instant.MAX;
        assertThat(Cursor.parse("list", Cursor.of("list", forever).toString())
                        .orElseThrow()
                        .instant(0))
                .isEqualTo(forever);
    }

    @Test
    void a_mangled_place_and_one_of_another_list_are_a_400() {
        var sent = Cursor.of("list", 12345).toString();
        for (var at = 0; at < sent.length(); at++) {
            for (var c : List.of('A', 'z', '+', '=', ' ', '界')) {
                var mangled = sent.substring(0, at) + c + sent.substring(at + 1);
                if (!mangled.equals(sent)) {
                    assertBadRequest("CURSOR_INVALID", () -> Cursor.parse("list", mangled));
                }
            }
        }
        assertBadRequest("CURSOR_INVALID", () -> Cursor.parse("another list", sent));
        assertBadRequest("CURSOR_INVALID", () -> Cursor.parse("list", "1"));
        assertBadRequest("CURSOR_INVALID", () -> Cursor.parse("list", "A".repeat(100_000)));
        var nested = Base64.getUrlEncoder().encodeToString("[\"list\",[1]]----".getBytes());
        assertBadRequest("CURSOR_INVALID", () -> Cursor.parse("list", nested));
        var place = Cursor.parse("list", sent).orElseThrow();
        assertBadRequest("CURSOR_INVALID", () -> place.text(0));
        assertBadRequest("CURSOR_INVALID", () -> place.number(1));
    }

    @Test
    void a_limit_is_50_unless_said_and_200_at_most() {
        assertThat(Limit.parse(null).limit()).isEqualTo(50);
        assertThat(Limit.parse("").limit()).isEqualTo(50);
        assertThat(Limit.parse("1").limit()).isOne();
        assertThat(Limit.parse("200").andOneMore()).isEqualTo(201);
        for (var wrong : List.of("0", "-1", "201", "x", "1.5", "99999999999")) {
            assertBadRequest("LIMIT_OUT_OF_RANGE", () -> Limit.parse(wrong));
        }
    }

    @Test
    void a_page_says_where_to_go_on_only_when_there_is_more() {
        var limit = new Limit(3);
        assertThat(Page.of(numbers(3), limit, n -> Cursor.of("n", n)).next()).isNull();
        var page = Page.of(numbers(4), limit, n -> Cursor.of("n", n));
        assertThat(page.items()).containsExactly(0, 1, 2);
        assertThat(Cursor.parse("n", page.next()).orElseThrow().number(0)).isEqualTo(2);
        assertThat(page.map(String::valueOf)).isEqualTo(new Page<>(List.of("0", "1", "2"), page.next()));
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private static void assertBadRequest(String code, ThrowingCallable call) {
        assertThatExceptionOfType(HttpProblem.class).isThrownBy(call).satisfies(e -> {
            assertThat(e.problem().status()).isEqualTo(HttpStatus.BAD_REQUEST);
            assertThat(e.problem().code()).isEqualTo(code);
        });
    }
}
