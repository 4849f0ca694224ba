package io.vdibroker.query.client.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** An endpoint of VeiL Connect, with and without the prefix {@code /api}: its errors are envelopes. */
@Documented
@RestController
@RequestMapping({"", "/api"})
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface ClientRest {}
