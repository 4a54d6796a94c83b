import accept_en from './messages/en/accept.json' with { type: 'json' };
import associations_en from './messages/en/associations.json' with { type: 'json' };
import auth_en from './messages/en/auth.json' with { type: 'json' };
import customers_en from './messages/en/customers.json' with { type: 'json' };
import errors_en from './messages/en/errors.json' with { type: 'json' };
import form_en from './messages/en/form.json' with { type: 'json' };
import home_en from './messages/en/home.json' with { type: 'json' };
import invitations_en from './messages/en/invitations.json' with { type: 'json' };
import mail_en from './messages/en/mail.json' with { type: 'json' };
import people_en from './messages/en/people.json' with { type: 'json' };
import permissions_en from './messages/en/permissions.json' with { type: 'json' };
import places_en from './messages/en/places.json' with { type: 'json' };
import shell_en from './messages/en/shell.json' with { type: 'json' };
import table_en from './messages/en/table.json' with { type: 'json' };
import ui_en from './messages/en/ui.json' with { type: 'json' };
import accept_es from './messages/es/accept.json' with { type: 'json' };
import associations_es from './messages/es/associations.json' with { type: 'json' };
import auth_es from './messages/es/auth.json' with { type: 'json' };
import customers_es from './messages/es/customers.json' with { type: 'json' };
import errors_es from './messages/es/errors.json' with { type: 'json' };
import form_es from './messages/es/form.json' with { type: 'json' };
import home_es from './messages/es/home.json' with { type: 'json' };
import invitations_es from './messages/es/invitations.json' with { type: 'json' };
import mail_es from './messages/es/mail.json' with { type: 'json' };
import people_es from './messages/es/people.json' with { type: 'json' };
import permissions_es from './messages/es/permissions.json' with { type: 'json' };
import places_es from './messages/es/places.json' with { type: 'json' };
import shell_es from './messages/es/shell.json' with { type: 'json' };
import table_es from './messages/es/table.json' with { type: 'json' };
import ui_es from './messages/es/ui.json' with { type: 'json' };
import accept_ptBR from './messages/pt-BR/accept.json' with { type: 'json' };
import associations_ptBR from './messages/pt-BR/associations.json' with { type: 'json' };
import auth_ptBR from './messages/pt-BR/auth.json' with { type: 'json' };
import customers_ptBR from './messages/pt-BR/customers.json' with { type: 'json' };
import errors_ptBR from './messages/pt-BR/errors.json' with { type: 'json' };
import form_ptBR from './messages/pt-BR/form.json' with { type: 'json' };
import home_ptBR from './messages/pt-BR/home.json' with { type: 'json' };
import invitations_ptBR from './messages/pt-BR/invitations.json' with { type: 'json' };
import mail_ptBR from './messages/pt-BR/mail.json' with { type: 'json' };
import people_ptBR from './messages/pt-BR/people.json' with { type: 'json' };
import permissions_ptBR from './messages/pt-BR/permissions.json' with { type: 'json' };
import places_ptBR from './messages/pt-BR/places.json' with { type: 'json' };
import shell_ptBR from './messages/pt-BR/shell.json' with { type: 'json' };
import table_ptBR from './messages/pt-BR/table.json' with { type: 'json' };
import ui_ptBR from './messages/pt-BR/ui.json' with { type: 'json' };

/** Every file of the catalogue, by language: one file a namespace. Written by `npm run generate`. */
export const namespaces = {
  en: {
    accept: accept_en,
    associations: associations_en,
    auth: auth_en,
    customers: customers_en,
    errors: errors_en,
    form: form_en,
    home: home_en,
    invitations: invitations_en,
    mail: mail_en,
    people: people_en,
    permissions: permissions_en,
    places: places_en,
    shell: shell_en,
    table: table_en,
    ui: ui_en,
  },
  'pt-BR': {
    accept: accept_ptBR,
    associations: associations_ptBR,
    auth: auth_ptBR,
    customers: customers_ptBR,
    errors: errors_ptBR,
    form: form_ptBR,
    home: home_ptBR,
    invitations: invitations_ptBR,
    mail: mail_ptBR,
    people: people_ptBR,
    permissions: permissions_ptBR,
    places: places_ptBR,
    shell: shell_ptBR,
    table: table_ptBR,
    ui: ui_ptBR,
  },
  es: {
    accept: accept_es,
    associations: associations_es,
    auth: auth_es,
    customers: customers_es,
    errors: errors_es,
    form: form_es,
    home: home_es,
    invitations: invitations_es,
    mail: mail_es,
    people: people_es,
    permissions: permissions_es,
    places: places_es,
    shell: shell_es,
    table: table_es,
    ui: ui_es,
  },
};
