/** The HTTP side of the VeiL Connect protocol. */
@NullMarked
package io.vdibroker.query.client.web;

import org.jspecify.annotations.NullMarked;
