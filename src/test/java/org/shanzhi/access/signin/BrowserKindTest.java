package org.shanzhi.access.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrowserKindTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36 Edg/126.0 | EDGE/WINDOWS
            Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/108.0 Safari/537.36 QIHU 360SE            | QIHU/WINDOWS
            Mozilla/5.0 (X11; Linux x86_64; Kylin) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Safari/537.36              | CHROME/KYLIN
            Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/116.0 Mobile Safari/537.36 MicroMessenger/8.0 wxwork/4.1    | WECOM/ANDROID
            Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1   | SAFARI/IOS
            Mozilla/5.0 (Phone; OpenHarmony 5.0) AppleWebKit/537.36 Chrome/114.0 Safari/537.36 ArkWeb/4.1                         | CHROME/HARMONY
            Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0                                                | FIREFOX/LINUX
            curl/8.5                                                                                                              | OTHER/OTHER
            """)
    void a_browser_is_known_by_its_family_and_what_it_runs_on(String agent, String code) {
        BrowserKind kind = BrowserKind.of(agent);
        assertThat(kind.code()).isEqualTo(code);
        assertThat(BrowserKind.ofCode(code)).isEqualTo(kind);
    }

    @Test
    void one_that_says_nothing_is_some_other() {
        assertThat(BrowserKind.of(null).code()).isEqualTo("OTHER/OTHER");
    }
}
