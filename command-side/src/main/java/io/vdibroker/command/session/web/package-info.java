/** What administrators ask by REST of sessions. */
@NullMarked
package io.vdibroker.command.session.web;

import org.jspecify.annotations.NullMarked;
