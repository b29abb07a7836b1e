package org.shanzhi.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shanzhi.kernel.start.CannotStart;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class PublicAddressTest {
    @BeforeEach
    void askedUnderAnotherName() {
        var request = new MockHttpServletRequest("GET", "/desk");
        request.setServerName("window-3.office");
        request.setServerPort(8080);
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    }

    @AfterEach
    void answered() {
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void what_is_set_stands_on_paper_whoever_asked_under_whatever_name() {
        assertThat(new PublicAddress("https://zz.example.gov.cn/")
                        .of("/q")
                        .queryParam("number", "CG26")
                        .toUriString())
                .isEqualTo("https://zz.example.gov.cn/q?number=CG26");
        assertThat(new PublicAddress(" https://example.gov.cn/zz ").of("/q").toUriString())
                .isEqualTo("https://example.gov.cn/zz/q");
    }

    @Test
    void without_it_the_host_of_the_request_stands_there() {
        assertThat(new PublicAddress("").of("/q").toUriString()).isEqualTo("http://window-3.office:8080/q");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zz.example.gov.cn",
                "ftp://a.b",
                "https://",
                "https://a.b/?x=1",
                "https://u:p@a.b",
                "https://a b"
            })
    void what_cannot_be_an_address_is_refused_at_start(String set) {
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> new PublicAddress(set))
                .withMessageContaining("SHANZHI_PUBLIC_ADDRESS");
    }
}
