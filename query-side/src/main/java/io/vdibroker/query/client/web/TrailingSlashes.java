package io.vdibroker.query.client.web;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.UrlHandlerFilter;

/** VeiL Connect ends some of its paths in a slash, and others not: both are the same here. */
@Configuration(proxyBeanMethods = false)
class TrailingSlashes {

    @Bean
    FilterRegistrationBean<UrlHandlerFilter> clientTrailingSlashes() {
        var filter = UrlHandlerFilter.trailingSlashHandler(
                        "/auth/", "/api/auth/", "/logout/", "/api/logout/", "/version/", "/api/version/")
                .wrapRequest()
                .trailingSlashHandler("/settings/", "/api/settings/", "/sso/", "/api/sso/")
                .wrapRequest()
                .trailingSlashHandler("/client/**", "/api/client/**")
                .wrapRequest()
                .build();
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }
}
