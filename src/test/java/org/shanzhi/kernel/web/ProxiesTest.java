package org.shanzhi.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;

/** Whose word is believed about whom a request comes from. */
class ProxiesTest {
    @Test
    void without_a_named_proxy_nobody_is_believed() throws Exception {
        assertThat(seen("", "X-Forwarded-For", "203.0.113.9")).isEqualTo("127.0.0.1 http false");
        assertThat(seen("", "X-Forwarded-Proto", "https")).isEqualTo("127.0.0.1 http true");
    }

    @Test
    void a_named_proxy_is_believed_and_what_comes_through_it_is_not_from_this_machine() throws Exception {
        assertThat(seen("127.0.0.1", "X-Forwarded-For", "203.0.113.9")).isEqualTo("203.0.113.9 http false");
        assertThat(seen("127.0.0.1", "X-Forwarded-For", "127.0.0.1")).isEqualTo("127.0.0.1 http false");
        assertThat(seen("127.0.0.1", "X-Forwarded-For", "203.0.113.9", "X-Forwarded-Proto", "https"))
                .isEqualTo("203.0.113.9 https false");
        assertThat(seen("127.0.0.1", "Accept", "text/plain")).isEqualTo("127.0.0.1 http true");
    }

    @Test
    void another_proxy_than_the_named_one_is_not_believed() throws Exception {
        assertThat(seen("10.0.0.7, ::1", "X-Forwarded-For", "203.0.113.9")).isEqualTo("127.0.0.1 http false");
    }

    @Test
    void a_name_is_one_address_and_no_pattern() {
        Pattern named = Pattern.compile(Proxies.addresses("10.0.0.7, ::1 10.0.0.8"));
        assertThat(named.matcher("10.0.0.7").matches()).isTrue();
        assertThat(named.matcher("10.0.0.8").matches()).isTrue();
        assertThat(named.matcher("::1").matches()).isTrue();
        assertThat(named.matcher("10x0.0.7").matches()).isFalse();
    }

    /** Address, scheme and whether it counts as from this machine, of a request with these headers. */
    private static String seen(String proxies, String... headers) throws Exception {
        var factory = new TomcatServletWebServerFactory(0);
        new Proxies(proxies).customize(factory);
        var server = factory.getWebServer(context -> {
            var servlet = context.addServlet("seen", new Seen());
            servlet.addMapping("/");
        });
        server.start();
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getPort() + "/"))
                    .headers(headers)
                    .build();
            return http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8))
                    .body();
        } finally {
            server.stop();
        }
    }

    private static final class Seen extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter()
                    .print(request.getRemoteAddr() + " " + request.getScheme() + " "
                            + Proxies.isFromThisMachine(request));
        }
    }
}
