/** A Swagger 2.0 document that has what OpenAPI 3 says otherwise; tests count its lines. */
export const petstoreSwagger = `swagger: '2.0'
info: { title: Petstore, version: 1.2.0 }
host: petstore.test
basePath: /v1
schemes: [https, http]
consumes: [application/json]
produces: [application/json]
securityDefinitions:
  key: { type: apiKey, in: header, name: X-Key }
  login: { type: basic }
  oauth:
    type: oauth2
    flow: accessCode
    authorizationUrl: https://auth.test/authorize
    tokenUrl: https://auth.test/token
    scopes: { 'pets:write': change pets }
security: [{ key: [] }]
paths:
  /pets:
    parameters:
      - $ref: '#/parameters/Trace'
    get:
      operationId: listPets
      parameters:
        - { name: limit, in: query, type: integer, maximum: 100 }
        - { name: tags, in: query, type: array, items: { type: string }, collectionFormat: pipes }
        - { name: ids, in: query, type: array, items: { type: integer }, collectionFormat: multi }
        - { name: states, in: query, type: array, items: { type: string } }
      responses:
        '200':
          description: pets
          schema: { type: array, items: { $ref: '#/definitions/Pet' } }
          headers:
            X-Total: { type: integer }
          examples:
            application/json: [{ id: 1, name: Rex }]
        default: { $ref: '#/responses/Failed' }
    post:
      operationId: addPet
      consumes: [application/json, application/xml]
      security: [{ oauth: ['pets:write'] }, { login: [] }]
      parameters:
        - { name: dry, in: query, type: boolean }
        - $ref: '#/parameters/Pet'
      responses:
        '201': { description: added }
  /pets/{id}/photo:
    post:
      operationId: addPhoto
      consumes: [multipart/form-data]
      parameters:
        - { name: caption, in: formData, type: string, allowEmptyValue: false }
        - { name: id, in: path, required: true, type: integer }
        - { name: file, in: formData, type: file, required: true }
        - { name: labels, in: formData, type: array, items: { type: string }, collectionFormat: multi }
      produces: [image/png]
      responses:
        '200': { description: the photo, schema: { type: file } }
parameters:
  Trace: { name: X-Trace, in: header, type: string }
  Pet: { name: pet, in: body, required: true, schema: { $ref: '#/definitions/Pet' } }
responses:
  Failed: { description: failed, schema: { $ref: '#/definitions/Error' } }
definitions:
  Pet:
    type: object
    required: [id]
    properties:
      id: { type: integer, format: int64 }
      name: { type: string, x-nullable: true }
  Error: { type: object, properties: { message: { type: string } } }
`;
