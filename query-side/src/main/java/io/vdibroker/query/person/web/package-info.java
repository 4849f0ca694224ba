/** Endpoints that show users and groups. */
@NullMarked
package io.vdibroker.query.person.web;

import org.jspecify.annotations.NullMarked;
