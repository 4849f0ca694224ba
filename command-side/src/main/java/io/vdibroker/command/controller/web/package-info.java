/** What administrators ask by REST of connections to ECP VeiL. */
@NullMarked
package io.vdibroker.command.controller.web;

import org.jspecify.annotations.NullMarked;
