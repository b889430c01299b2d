import { dynamoPersonalDirectory } from '../shared/directory/people.ts';
import { dynamoDb } from '../shared/dynamodb.ts';
import { runtimeConfig } from '../shared/runtime-config.ts';
import { preferencesApi } from './api.ts';

const config = runtimeConfig(['DIRECTORY_TABLE']);

export const handler = preferencesApi(dynamoPersonalDirectory(dynamoDb(), config.DIRECTORY_TABLE));
