package org.shanzhi.kernel.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Whom the program believes when it says for whom it speaks ({@code X-Forwarded-For}, {@code X-Forwarded-Proto}): the proxies
 * that the operator named by address, and nobody else. Addresses limit how often somebody may guess, so an address that
 * anybody can make up is worth nothing.
 */
@Component
public final class Proxies implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private static final String FORWARDED = Proxies.class.getName();
    private final String named;

    Proxies(@Value("${shanzhi.proxies:}") String named) {
        this.named = named;
    }

    /** Whether it comes from a program on this machine itself, not through a proxy that happens to run here. */
    public static boolean isFromThisMachine(HttpServletRequest request) {
        return request.getAttribute(FORWARDED) == null
                && request.getHeader("X-Forwarded-For") == null
                && isLoopback(request.getRemoteAddr());
    }

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        if (!named.isBlank()) server.addEngineValves(new NamedOnly(addresses(named)));
    }

    static String addresses(String named) {
        return Arrays.stream(named.split("[,\\s]+"))
                .filter(address -> !address.isBlank())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** The valve takes the headers away that it has believed, so that they came is noted before. */
    private static final class NamedOnly extends RemoteIpValve {
        private NamedOnly(String addresses) {
            setInternalProxies(addresses);
            setProtocolHeader("X-Forwarded-Proto");
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            if (request.getHeader(getRemoteIpHeader()) != null) request.setAttribute(FORWARDED, true);
            super.invoke(request, response);
        }
    }
}
