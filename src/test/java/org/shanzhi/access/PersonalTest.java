package org.shanzhi.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.text.MessageFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.shanzhi.access.Personal.FreeText;
import org.shanzhi.access.Personal.HomeAddress;
import org.shanzhi.access.Personal.IdNumber;
import org.shanzhi.access.Personal.PersonName;
import org.shanzhi.access.Personal.Phone;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.RefusalCode;
import tools.jackson.databind.json.JsonMapper;

/** Whoever prints a person without thinking prints a mask. */
class PersonalTest {
    private static final List<String> SECRETS =
            List.of("王小明", "13812341234", "62010219900101123X", "天庆花园", "18900001111");

    private enum Bad implements RefusalCode {
        PHONE
    }

    private record Party(PersonName name, Phone phone, IdNumber id, HomeAddress address, FreeText said) {}

    private final Party party = new Party(
            new PersonName("王小明"),
            new Phone("13812341234"),
            new IdNumber("62010219900101123X"),
            new HomeAddress("城关区雁北街道天庆花园3号楼"),
            new FreeText("电话 18900001111"));

    @Test
    void a_record_that_holds_them_prints_masks() {
        hidesEverything(party.toString());
        assertThat(party.toString()).contains("王**", "138****1234", "雁北街道***");
    }

    @Test
    void formatting_and_concatenation_print_masks() {
        hidesEverything("%s".formatted(party) + party.name() + String.valueOf(party.phone()));
        hidesEverything(new MessageFormat("{0}").format(new Object[] {party.id()}));
    }

    @Test
    void an_exception_with_its_stack_prints_masks() {
        var out = new StringWriter();
        new IllegalStateException("cannot store " + party, new Invalid("phone", Bad.PHONE, party.phone()))
                .printStackTrace(new PrintWriter(out, true));
        hidesEverything(out.toString());
    }

    @Test
    void json_holds_masks() {
        String json = JsonMapper.builder().build().writeValueAsString(party);
        hidesEverything(json);
        assertThat(json).contains("\"name\":\"王**\"", "\"phone\":\"138****1234\"");
    }

    @Test
    void the_clear_value_leaves_by_reveal_alone() {
        assertThat(party.name().reveal()).isEqualTo("王小明");
    }

    private static void hidesEverything(String printed) {
        assertThat(SECRETS).noneMatch(printed::contains);
    }
}
