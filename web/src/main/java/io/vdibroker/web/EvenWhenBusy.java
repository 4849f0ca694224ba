package io.vdibroker.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Leaves an endpoint that writes open while the sagas are behind: it gives them nothing to do, ends what must not go on, helps
 * them along, or asks for itself.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface EvenWhenBusy {}
