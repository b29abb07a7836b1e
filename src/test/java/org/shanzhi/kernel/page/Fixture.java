package org.shanzhi.kernel.page;

import java.security.Principal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.shanzhi.kernel.FaceApp;
import org.shanzhi.kernel.text.Messages;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/** A page of a signed-in member of staff without a server around it. */
public final class Fixture {
    static final Messages MESSAGES = Messages.load();

    private Fixture() {}

    public static Page page(Locale locale) {
        var request = new MockHttpServletRequest("GET", "/staff");
        request.setQueryString("f=all");
        request.addParameter("lang", locale.getLanguage());
        request.setUserPrincipal(() -> "handler1");
        request.setAttribute(
                CsrfToken.class.getName(), new DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", "token-of-this-session"));
        return pages().of(request);
    }

    public static Pages pages() {
        var beans = new StaticListableBeanFactory();
        beans.addBean("viewer", (Viewer) Fixture::person);
        beans.addBean("centre", (CentreName) locale -> "城关区综治中心");
        beans.addBean("search", new ShellSearch("/find", "number", "shell.nav"));
        beans.addBean("work", NavEntry.of("nav.group.MINE", "/staff", "inbox", NavGroup.MINE, 10, "WORK"));
        beans.addBean("units", NavEntry.of("nav.group.ADMIN", "/staff/units", "sitemap", NavGroup.ADMIN, 10, "UNITS"));
        return new Pages(
                MESSAGES,
                Clock.fixed(FaceApp.NOW, ZoneOffset.UTC),
                beans.getBeanProvider(Viewer.class),
                beans.getBeanProvider(NavEntry.class),
                beans.getBeanProvider(CentreName.class),
                beans.getBeanProvider(ShellSearch.class),
                beans.getBeanProvider(ShellBell.class));
    }

    private static Optional<Viewer.Person> person(Principal principal) {
        return Optional.of(new Viewer.Person("陈予安", "雁滨街道 平安法治办", Set.of("WORK")));
    }
}
