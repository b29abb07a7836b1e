package org.shanzhi.kernel.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Principal;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.shanzhi.kernel.text.Messages;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Makes the {@link Page} of a request, once. */
@Component
public class Pages {
    private static final String MADE = Pages.class.getName();

    private final Messages messages;
    private final Clock clock;
    private final ObjectProvider<Viewer> viewers;
    private final ObjectProvider<NavEntry> entries;
    private final ObjectProvider<CentreName> centres;
    private final ObjectProvider<ShellSearch> searches;
    private final ObjectProvider<ShellBell> bells;

    Pages(
            Messages messages,
            Clock clock,
            ObjectProvider<Viewer> viewers,
            ObjectProvider<NavEntry> entries,
            ObjectProvider<CentreName> centres,
            ObjectProvider<ShellSearch> searches,
            ObjectProvider<ShellBell> bells) {
        this.messages = messages;
        this.clock = clock;
        this.viewers = viewers;
        this.entries = entries;
        this.centres = centres;
        this.searches = searches;
        this.bells = bells;
    }

    public Page of(HttpServletRequest request) {
        if (request.getAttribute(MADE) instanceof Page page) return page;
        Page page = make(request);
        request.setAttribute(MADE, page);
        return page;
    }

    /** A page of nobody in particular, for what is written without a request, such as a document of a night job. */
    public Page of(Locale locale) {
        CentreName centre = centres.getIfAvailable();
        return new Page(new Page.Parts(
                new Look(locale, false, false),
                "/",
                null,
                messages,
                new Times(clock, locale, messages),
                Optional.empty(),
                Optional.empty(),
                () -> Nav.NONE,
                () -> null,
                centre == null ? "" : centre.of(locale),
                centre != null && centre.invented(),
                null,
                null,
                new FlashMap(),
                List.of()));
    }

    private Page make(HttpServletRequest request) {
        Look look = Look.of(request);
        Optional<Principal> principal = Optional.ofNullable(request.getUserPrincipal());
        Viewer viewer = viewers.getIfAvailable();
        Optional<Viewer.Person> person = principal.flatMap(who -> viewer == null ? Optional.empty() : viewer.of(who));
        // In an error dispatch the request's own address is the error page's.
        String path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed
                ? failed
                : request.getRequestURI();
        CentreName centre = centres.getIfAvailable();
        FlashMap redirect = RequestContextUtils.getOutputFlashMap(request);
        return new Page(new Page.Parts(
                look,
                path,
                request.getQueryString(),
                messages,
                new Times(clock, look.locale(), messages),
                person,
                person.flatMap(signedIn -> principal.map(who -> tag(who.getName()))),
                once(() -> person.map(who -> Nav.build(entries.orderedStream().toList(), who, path))
                        .orElse(Nav.NONE)),
                once(() -> (CsrfToken) request.getAttribute(CsrfToken.class.getName())),
                centre == null ? "" : centre.of(look.locale()),
                centre != null && centre.invented(),
                searches.getIfAvailable(),
                bells.getIfAvailable(),
                redirect == null ? new FlashMap() : redirect,
                arrived(request)));
    }

    private static <T> Supplier<T> once(Supplier<T> costly) {
        return SingletonSupplier.ofNullable(costly);
    }

    @SuppressWarnings("unchecked")
    private static List<Flash> arrived(HttpServletRequest request) {
        Map<String, ?> flash = RequestContextUtils.getInputFlashMap(request);
        return flash != null && flash.get(Page.FLASHES) instanceof List<?> said ? (List<Flash>) said : List.of();
    }

    private static String tag(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
