package org.shanzhi.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shanzhi.matter.PartyRole;

class PartyListTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "张三 13912345678 620102199001011234 静宁路3号",
                "1. 张三 13912345678 620102199001011234 静宁路3号",
                "1、张三、13912345678、620102199001011234、静宁路3号",
                "张三\t620102199001011234\t13912345678\t静宁路3号",
                "张三，１３９１２３４５６７８，620102199001011234，静宁路3号",
                "　张三  13912345678   620102199001011234  静宁路3号  "
            })
    void a_line_is_read_as_people_write_it(String line) {
        assertThat(PartyList.of(form(line)))
                .containsExactly(
                        new PartyList.Line(1, PartyRole.APPLICANT, "张三", "13912345678", "620102199001011234", "静宁路3号"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"代表 张三", "张三 代表", "*张三", "张三,推选代表", "＊ 张三", "1. 代表 张三，"})
    void whoever_speaks_for_the_others_is_marked_anywhere_in_the_line(String line) {
        assertThat(PartyList.of(form(line)))
                .containsExactly(new PartyList.Line(1, PartyRole.REPRESENTATIVE, "张三", null, null, null));
    }

    @Test
    void headings_and_empty_lines_are_nobody_and_lines_keep_their_number() {
        var form = form("序号\t姓名\t电话\n\n1\t买买提·阿卜杜拉\t0931-8450000\n2\t兰州 大学\t12\n");
        form.set(PartyList.ROLE, "RESPONDENT");
        assertThat(PartyList.of(form))
                .containsExactly(
                        new PartyList.Line(3, PartyRole.RESPONDENT, "买买提·阿卜杜拉", "0931-8450000", null, null),
                        new PartyList.Line(4, PartyRole.RESPONDENT, "兰州 大学", "12", null, null));
        assertThat(PartyList.of(DeskForm.empty())).isEmpty();
    }

    private static DeskForm form(String list) {
        var form = DeskForm.empty();
        form.set(PartyList.LIST, list);
        return form;
    }
}
