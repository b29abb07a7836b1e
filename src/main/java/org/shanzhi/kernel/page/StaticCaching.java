package org.shanzhi.kernel.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;

/** A year for what carries its version in its address, a fresh question for everything else. */
final class StaticCaching implements HandlerInterceptor {
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String path = request.getRequestURI();
        boolean pinned = path.startsWith("/vendor/") || Assets.isCurrent(path, request.getParameter("v"));
        response.setHeader(HttpHeaders.CACHE_CONTROL, pinned ? "public, max-age=31536000, immutable" : "no-cache");
        return true;
    }
}
