package org.shanzhi.kernel.page;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.text.Messages;
import org.shanzhi.kernel.text.Say;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What every template of one request may ask: language and look, texts, who is signed in and where they can go, times,
 * and the token that forms must carry. Every template starts with {@code @param Page page}; nobody has to put it into
 * the model.
 */
public final class Page {
    static final String FLASHES = Page.class.getName() + ".flashes";

    private final Look look;
    private final String path;
    private final String query;
    private final Messages messages;
    private final Times times;
    private final Optional<Viewer.Person> viewer;
    private final Optional<String> viewerTag;
    private final Supplier<Nav> nav;
    private final Supplier<CsrfToken> csrf;
    private final String centre;
    private final boolean invented;
    private final ShellSearch search;
    private final ShellBell bell;
    private final FlashMap redirect;
    private final List<Flash> flashes;

    /** Gathers what a page is made of; the parts that cost something come as suppliers and are asked for once. */
    record Parts(
            Look look,
            String path,
            String query,
            Messages messages,
            Times times,
            Optional<Viewer.Person> viewer,
            Optional<String> viewerTag,
            Supplier<Nav> nav,
            Supplier<CsrfToken> csrf,
            String centre,
            boolean invented,
            ShellSearch search,
            ShellBell bell,
            FlashMap redirect,
            List<Flash> arrived) {}

    Page(Parts parts) {
        look = parts.look();
        path = parts.path();
        query = parts.query();
        messages = parts.messages();
        times = parts.times();
        viewer = parts.viewer();
        viewerTag = parts.viewerTag();
        nav = parts.nav();
        csrf = parts.csrf();
        centre = parts.centre();
        invented = parts.invented();
        search = parts.search();
        bell = parts.bell();
        redirect = parts.redirect();
        flashes = new ArrayList<>(parts.arrived());
    }

    /** The text in this page's language; the template escapes it with everything in it. */
    public String t(String key, Object... args) {
        return messages.text(look.locale(), key, args);
    }

    /** Whether a text exists, for what not every thing has. */
    public boolean has(String key) {
        return messages.has(key);
    }

    /** A reason or a field error in this page's language. */
    public String t(Refusal refusal) {
        return messages.text(look.locale(), refusal);
    }

    public String t(FieldError error) {
        return messages.text(look.locale(), error);
    }

    /** A text that has markup of its own, such as {@code <b>{0}</b>}; the arguments are escaped. */
    public Content html(String key, Object... args) {
        return new Say(messages, look.locale(), key, args);
    }

    /** Whether anything is wrong with this field. */
    public boolean hasError(List<FieldError> errors, String field) {
        return errors.stream().anyMatch(error -> error.field().equals(field));
    }

    public Locale locale() {
        return look.locale();
    }

    /** For the {@code lang} attribute: {@code zh-CN} or {@code en}. */
    public String lang() {
        return look.locale().toLanguageTag();
    }

    public boolean english() {
        return "en".equals(look.locale().getLanguage());
    }

    public boolean dark() {
        return look.dark();
    }

    public boolean large() {
        return look.large();
    }

    public Times times() {
        return times;
    }

    /** The path of the request, without its query. */
    public String path() {
        return path;
    }

    /** The address of this page with one parameter of its query changed, relative to itself. */
    public String with(String parameter, String value) {
        return UriComponentsBuilder.newInstance()
                .query(query)
                .replaceQueryParam(parameter, value)
                .build()
                .toUriString();
    }

    public Optional<Viewer.Person> viewer() {
        return viewer;
    }

    /** Tells one signed-in person from another without naming either; the browser keeps unsent text under it. */
    public Optional<String> viewerTag() {
        return viewerTag;
    }

    /** Whether to offer something; the façade behind it decides again. */
    public boolean may(String permission) {
        return viewer.filter(person -> person.permissions().contains(permission))
                .isPresent();
    }

    public boolean may(Enum<?> permission) {
        return may(permission.name());
    }

    public Nav nav() {
        return nav.get();
    }

    /** Null when the request was not protected, as in a test without the security chain. */
    public CsrfToken csrf() {
        return csrf.get();
    }

    public String centre() {
        return centre;
    }

    /** Only for somebody who is signed in. */
    public Optional<ShellBell> bell() {
        return viewer.flatMap(_ -> Optional.ofNullable(bell));
    }

    /** Whether people and matters on this page are invented. */
    public boolean invented() {
        return invented;
    }

    public Optional<ShellSearch> search() {
        return Optional.ofNullable(search);
    }

    /** Says something above the page that follows a redirect. */
    @SuppressWarnings("unchecked")
    public void say(Flash.Kind kind, String key, Object... args) {
        ((List<Flash>) redirect.computeIfAbsent(FLASHES, any -> new ArrayList<Flash>()))
                .add(new Flash(kind, t(key, args)));
    }

    /** Says something above this very page. */
    public void sayHere(Flash.Kind kind, String key, Object... args) {
        flashes.add(new Flash(kind, t(key, args)));
    }

    public List<Flash> flashes() {
        return List.copyOf(flashes);
    }
}
